/** Writes one line about what broke and where, under the number that the caller was told; nothing that a visitor sent is in it. */
export function logFailure(where: string, error: unknown, request?: string): void {
  const line = { level: "error", where, ...(request !== undefined && { request }), ...told(error) };
  // oxlint-disable-next-line no-console -- Workers' log is the console.
  console.error(JSON.stringify(line));
}

interface Told {
  readonly error: string;
  readonly message: string;
  /** Where in the code, without the message that a stack begins with. */
  readonly at: readonly string[];
}

const MAX_FRAMES = 12;

function told(error: unknown): Told {
  if (!(error instanceof Error)) return { error: typeof error, message: "", at: [] };
  const frames = (error.stack ?? "").split("\n").map((line) => line.trim());
  const at = frames.filter((line) => line.startsWith("at ")).slice(0, MAX_FRAMES);
  return { error: error.name, message: discreet(error.message), at };
}

/** Messages quote what they complain about, and ids are long: both may be somebody's. */
function discreet(message: string): string {
  return message
    .replaceAll(/"[^"]*"?|'[^']*'?|`[^`]*`?/g, "…")
    .replaceAll(/\S{16,}/g, "…")
    .slice(0, 300);
}
