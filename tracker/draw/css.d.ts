declare module "*.css" {
  /** The minified sheet. */
  export const css: string;
}
