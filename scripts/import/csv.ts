/** The fields of one CSV line (RFC 4180, without line breaks inside fields). */
export function fieldsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(",");
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let index = 0; index < line.length; index++) {
    const letter = line[index] ?? "";
    if (quoted && letter === '"' && line[index + 1] === '"') {
      field += '"';
      index++;
    } else if (letter === '"') {
      quoted = !quoted;
    } else if (letter === "," && !quoted) {
      fields.push(field);
      field = "";
    } else {
      field += letter;
    }
  }
  return [...fields, field];
}
