/** Markup that is safe to send. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Piece = Html | string | number | undefined | false | readonly Piece[];

/** Writes markup; whatever is put in as plain text is escaped. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(
    parts.map((part, index) => (index ? text(pieces[index - 1]) : "") + part).join(""),
  );
}

/** Markup from a drawing or a serialiser, taken as it is. */
export function raw(markup: string): Html {
  return new Html(markup);
}

export function escape(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function text(piece: Piece): string {
  if (piece === undefined || piece === false) return "";
  if (piece instanceof Html) return piece.markup;
  if (typeof piece === "object") return piece.map(text).join("");
  return escape(String(piece));
}
