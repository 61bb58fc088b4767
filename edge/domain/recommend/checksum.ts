/** MurmurHash3 (32 bit) over whole words: any single changed word changes the result. */
export function checksum(words: Uint32Array): number {
  let hash = 0x9747b28c;
  // Counted, as iterators are several times slower here and a model has a million words.
  for (let index = 0; index < words.length; index++) {
    let mixed = Math.imul(words[index] ?? 0, 0xcc9e2d51);
    mixed = (mixed << 15) | (mixed >>> 17);
    hash ^= Math.imul(mixed, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= words.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
