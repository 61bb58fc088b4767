/** Letters of one fingerprint in a list of them. */
export const FINGERPRINT = 6;

/** Whether a list of fingerprints holds this name's. */
export function isKnown(known: string, name: string): boolean {
  const wanted = fingerprint(name);
  for (let from = 0; from < known.length; from += FINGERPRINT) {
    if (known.startsWith(wanted, from)) return true;
  }
  return false;
}

/** Both lists' fingerprints, each once, at most so many. */
export function joinedFingerprints(left: string, right: string, most: number): string {
  const prints = new Set<string>();
  for (const known of [left, right]) {
    for (let from = 0; from < known.length; from += FINGERPRINT)
      prints.add(known.slice(from, from + FINGERPRINT));
  }
  return [...prints].slice(-most).join("");
}

/** FNV-1a in base 36: 31 bits keep sixty names apart. */
export function fingerprint(name: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return ((hash >>> 1) % 36 ** FINGERPRINT).toString(36).padStart(FINGERPRINT, "0");
}
