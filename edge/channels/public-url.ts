/** https and a public name: the edge shall not be sent to anybody's inner network. `extraHosts` are "host:port" that may be called although private. */
export function isPublicUrl(address: string, extraHosts: readonly string[] = []): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password) return false;
  if (extraHosts.includes(url.host)) return true;
  const name = url.hostname.replace(/\.$/, "");
  // URL has made decimal, octal and hexadecimal forms dotted; IPv6 stands in brackets.
  const isAddress = name.startsWith("[") || /^[\d.]+$/.test(name);
  const isInner = !name.includes(".") || /\.(localhost|local|internal|lan|home\.arpa)$/.test(name);
  return url.protocol === "https:" && !isAddress && !isInner;
}
