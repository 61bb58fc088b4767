import { execFile } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

export interface Certificate {
  readonly certificate: Buffer;
  readonly key: Buffer;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly fingerprint: string;
}

/** A certificate for localhost that lives as long as a test. */
export async function makeCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(path.join(tmpdir(), "edgewise-tls-"));
  const keyFile = path.join(folder, "key.pem");
  const certificateFile = path.join(folder, "certificate.pem");
  const options = [
    "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 2",
    "-subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1",
  ].flatMap((line) => line.split(" "));
  try {
    await promisify(execFile)("openssl", [...options, "-keyout", keyFile, "-out", certificateFile]);
    const certificate = await readFile(certificateFile);
    const { publicKey } = new X509Certificate(certificate);
    const fingerprint = createHash("sha256")
      .update(publicKey.export({ type: "spki", format: "der" }))
      .digest("base64");
    return { certificate, key: await readFile(keyFile), fingerprint };
  } finally {
    await rm(folder, { recursive: true });
  }
}
