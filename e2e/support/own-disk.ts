import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * What runs a program on a disk of its own, mounted at `folder` for it alone and gone with it; `how` are mount's options.
 * As root by a mount of its own, as anybody else by a user's namespace too.
 */
export function ownDisk(folder: string, how: string): readonly string[] {
  const namespaces = process.getuid?.() === 0 ? "-m" : "-rm";
  const mounted = `mount -t tmpfs -o ${how} tmpfs "$0" && exec "$@"`;
  return ["unshare", namespaces, "sh", "-c", mounted, folder];
}

/** Writes until nothing fits any more; answers what makes room again. */
export function fill(pid: number, folder: string): () => void {
  const file = path.join(`/proc/${pid}/root`, folder, "filler");
  let bytes = 1_048_576;
  const block = Buffer.alloc(bytes);
  while (bytes >= 512) {
    try {
      writeFileSync(file, block.subarray(0, bytes), { flag: "a" });
    } catch {
      // Full for a block of this size: the rest takes smaller ones.
      bytes /= 2;
    }
  }
  return () => rmSync(file);
}
