/**
 * A number in [0, 1) that is always the same for the same seed and purpose.
 * FNV-1a over both, finished with MurmurHash3's mixer so that near-equal purposes draw independently.
 */
export function draw(seed: string, purpose: string): number {
  let hash = 0x811c9dc5;
  const text = `${seed}\u0000${purpose}`;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  const low = mix(hash);
  const high = mix(low ^ 0x9e3779b9);
  // 53 bits, as many as a double holds.
  return (high * 0x20_0000 + (low >>> 11)) / 0x20_0000_0000_0000;
}

function mix(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
