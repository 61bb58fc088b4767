import { type FeedEntry, type FeedReader, fieldName, MAX_ENTRY } from "./feed-entry.ts";

const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
const OPENS = /<(item|entry)(?=[\s>])/;
const COMPLETE = /<\/(?:rss|feed|rdf:rdf)\s*>\s*(?:<!--[^]*)?$/i;
// A tag, a CDATA section or a comment; what lies between is text.
const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>/g;

/** Reads RSS 2.0 and Atom feeds with the fields of Google Merchant; throws if an entry has no end. */
export function xmlFeed(): FeedReader {
  let rest = "";
  return {
    push(text) {
      rest += text;
      const entries: FeedEntry[] = [];
      for (;;) {
        const opens = OPENS.exec(rest);
        if (!opens) {
          // The next one's first letters may be here already, and the end of it all.
          rest = rest.slice(-32);
          return entries;
        }
        const end = endOf(rest, opens.index, `</${opens[1]}>`);
        if (end < 0) {
          rest = rest.slice(opens.index);
          if (rest.length > MAX_ENTRY) throw new Error("An entry of this feed has no end.");
          return entries;
        }
        entries.push(entryOf(rest.slice(opens.index + opens[0].length, end)));
        rest = rest.slice(end);
      }
    },
    end: () => (COMPLETE.test(rest) ? [] : null),
  };
}

/** Where the closing tag begins; one inside a CDATA section is text. */
function endOf(text: string, from: number, tag: string): number {
  for (let end = text.indexOf(tag, from); end >= 0; end = text.indexOf(tag, end + 1)) {
    const opened = text.lastIndexOf("<![CDATA[", end);
    const closed = opened < from ? from : text.indexOf("]]>", opened);
    if (closed < 0) return -1;
    if (closed < end) return end;
  }
  return -1;
}

/** The fields of one entry; a group such as product_detail becomes one value, its parts joined by ":". */
function entryOf(inner: string): FeedEntry {
  const entry = new Map<string, string[]>();
  const open: { readonly name: string; text: string; parts: string[] }[] = [];
  let from = inner.indexOf(">") + 1;
  TOKEN.lastIndex = from;
  for (let token = TOKEN.exec(inner); token; token = TOKEN.exec(inner)) {
    const [all, cdata, slash, name = "", attributes = "", closed] = token;
    const current = open.at(-1);
    if (current) current.text += decoded(inner.slice(from, token.index)) + (cdata ?? "");
    from = token.index + all.length;
    if (name === "") continue;
    if (slash) close();
    else open.push({ name: fieldName(name), text: hrefOf(attributes), parts: [] });
    if (closed) close();
  }
  return entry;

  function close(): void {
    const field = open.pop();
    if (!field) return;
    const value = field.parts.length > 0 ? field.parts.join(":") : field.text.trim();
    const parent = open.at(-1);
    if (parent) parent.parts.push(value);
    else entry.set(field.name, [...(entry.get(field.name) ?? []), value]);
  }
}

// Atom says where a link leads in an attribute.
function hrefOf(attributes: string): string {
  return decoded(/\bhref\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? "");
}

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, code: string) => {
    if (!code.startsWith("#")) return named.get(code) ?? whole;
    const point = Number(/^#x/i.test(code) ? `0${code.slice(1)}` : code.slice(1));
    return point <= 0x10_ffff ? String.fromCodePoint(point) : whole;
  });
}
