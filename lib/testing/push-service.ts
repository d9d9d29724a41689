import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

const TAG_BYTES = 16;
const utf8 = (text: string) => Buffer.from(text, "utf8");
const derive = (secret: Buffer, salt: Buffer, info: Buffer, length: number) =>
  Buffer.from(hkdfSync("sha256", secret, salt, info, length));

/** A browser's pair of keys, and what it reads of a message that was encrypted for it (RFC 8291, RFC 8188). */
export function makeBrowser() {
  const pair = createECDH("prime256v1");
  const own = pair.generateKeys();
  const auth = randomBytes(16);
  const read = (body: Buffer): string => {
    const salt = body.subarray(0, 16);
    const keyLength = body.readUInt8(20);
    const sender = body.subarray(21, 21 + keyLength);
    const sealed = body.subarray(21 + keyLength);
    const info = Buffer.concat([utf8("WebPush: info\0"), own, sender]);
    const secret = derive(pair.computeSecret(sender), auth, info, 32);
    const key = derive(secret, salt, utf8("Content-Encoding: aes128gcm\0"), 16);
    const nonce = derive(secret, salt, utf8("Content-Encoding: nonce\0"), 12);
    const decipher = createDecipheriv("aes-128-gcm", key, nonce);
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const padded = Buffer.concat([
      decipher.update(sealed.subarray(0, -TAG_BYTES)),
      decipher.final(),
    ]);
    return padded.subarray(0, padded.lastIndexOf(2)).toString();
  };
  const keys = { p256dh: own.toString("base64url"), auth: auth.toString("base64url") };
  return { keys, read };
}

/** Whether a request says by whom it is, signed with the private half of a VAPID key (RFC 8292). */
export function isSignedBy(publicKey: string, authorization: string): boolean {
  const [, token = "", given] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head, claims, signature = ""] = token.split(".");
  const point = Buffer.from(publicKey, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((one) =>
    one.toString("base64url"),
  );
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const signed = utf8(`${head}.${claims}`);
  const encoding = { key, dsaEncoding: "ieee-p1363" } as const;
  return (
    given === publicKey && verify("sha256", signed, encoding, Buffer.from(signature, "base64url"))
  );
}

type Taken = { path: string; headers: Record<string, unknown>; body: Buffer };

/** A push service on this machine; `mood.status` is what it answers, and may change while it runs. */
export async function startPushService() {
  const mood = { status: 201 };
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      taken.push({ path: request.url ?? "", headers: request.headers, body });
      response.writeHead(mood.status).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return { mood, taken, host, stop };
}
