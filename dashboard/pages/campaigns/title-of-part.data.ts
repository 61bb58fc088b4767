/** How the schemas call what the forms do not name themselves. */
export const titleOfPart: Readonly<Record<string, string>> = {
  title: "Heading",
  text: "Text",
  body: "Text",
  button: "Button",
  label: "Button",
  url: "Leads to",
  position: "Position",
};
