import { expect, test } from "vitest";
import { fromBase64Url, toBase64Url, utf8 } from "./bytes.ts";
import { encrypt, MAX_PLAINTEXT_BYTES } from "./encrypt.ts";

// RFC 8291, appendix A.
const browser = {
  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
};
const SENDER_PUBLIC =
  "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

async function senderOfTheRfc() {
  const publicKey = fromBase64Url(SENDER_PUBLIC);
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: toBase64Url(publicKey.slice(1, 33)),
    y: toBase64Url(publicKey.slice(33)),
    d: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
  };
  const how = { name: "ECDH", namedCurve: "P-256" };
  return {
    salt: fromBase64Url("DGv6ra1nlYgDCS1FRnbzlw"),
    privateKey: await crypto.subtle.importKey("jwk", jwk, how, false, ["deriveBits"]),
    publicKey,
  };
}

test("encrypts RFC 8291's example to the byte", async () => {
  const plaintext = utf8("When I grow up, I want to be a watermelon");
  expect(toBase64Url(await encrypt(browser, plaintext, await senderOfTheRfc()))).toBe(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml" +
      "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT" +
      "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  );
});

test("never encrypts the same words to the same bytes", async () => {
  const first = await encrypt(browser, utf8("twice"));
  expect(await encrypt(browser, utf8("twice"))).not.toEqual(first);
});

test("the largest message fills the 4,096 bytes that every push service takes", async () => {
  expect(await encrypt(browser, new Uint8Array(MAX_PLAINTEXT_BYTES))).toHaveLength(4096);
});

test.each([
  ["a point off the curve", { ...browser, p256dh: `B${"A".repeat(86)}` }],
  ["a short point", { ...browser, p256dh: "BAAA" }],
  ["what is not base64url", { ...browser, auth: "§" }],
])("refuses %s as a browser's key", async (_, keys) => {
  await expect(encrypt(keys, utf8("x"))).rejects.toBeInstanceOf(Error);
});
