import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type {
  AddPasskeyInput,
  NewPasskeyChallenge,
  PasskeyAnswer,
  PasskeyChallenge,
} from "@/lib/domain/identity/passkey-schema";

/** What a device, or whoever stands before it, may do otherwise than it should. */
type Otherwise = {
  challenge?: string;
  site?: string;
  origin?: string;
  handle?: string | null;
  /** Whether the person unlocked it. */
  unlocked?: boolean;
  counter?: number;
};

const PRESENT = 0x01;
const UNLOCKED = 0x04;
const WITH_KEY = 0x40;
const SHORTER_LENGTH = 256;

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const hash = (data: string | Uint8Array) => createHash("sha256").update(data).digest();
/** A short text as CBOR writes it. */
const word = (value: string) =>
  Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);

/** A key as a device tells it when it has made it: what it calls it, and its public half. */
function keyInside(id: Buffer, publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const [head, middle] = ["a5010203262001215820", "225820"].map((hex) => Buffer.from(hex, "hex"));
  const [left, right] = [x, y].map((one) => Buffer.from(one, "base64url"));
  if (!head || !middle || !left || !right) throw new Error("no key");
  const length = Buffer.from([0, id.length]);
  return Buffer.concat([Buffer.alloc(16), length, id, head, left, middle, right]);
}

/** A device that keeps one key, in software; `origin`: the page that asks it. */
export function passkeyDevice(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  let counter = 0;
  let handle: string | null = null;

  const dataOf = (flags: number, asked: PasskeyChallenge, given: Otherwise, key?: Buffer) => {
    counter = given.counter ?? counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const seen = given.unlocked === false ? PRESENT : PRESENT | UNLOCKED;
    const site = hash(given.site ?? asked.site);
    return Buffer.concat([site, Buffer.from([seen | flags]), count, key ?? Buffer.alloc(0)]);
  };
  const clientOf = (type: string, asked: PasskeyChallenge, given: Otherwise) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: given.challenge ?? asked.challenge,
        origin: given.origin ?? origin,
        crossOrigin: false,
      }),
    );
  return {
    credential: text(id),
    /** Makes the key that a page asks for. */
    make(asked: NewPasskeyChallenge, given: Otherwise = {}): Omit<AddPasskeyInput, "name"> {
      handle = asked.person.handle;
      const data = dataOf(WITH_KEY, asked, { counter: 0, ...given }, keyInside(id, publicKey));
      if (data.length >= SHORTER_LENGTH) throw new Error("too long for this CBOR");
      const attestation = Buffer.concat([
        ...[Buffer.from([0xa3]), word("fmt"), word("none"), word("attStmt"), Buffer.from([0xa0])],
        ...[word("authData"), Buffer.from([0x58, data.length]), data],
      ]);
      return {
        credential: text(id),
        clientData: text(clientOf("webauthn.create", asked, given)),
        attestation: text(attestation),
        transports: ["internal"],
      };
    },
    /** Signs what a page asks for. */
    sign(asked: PasskeyChallenge, given: Otherwise = {}): PasskeyAnswer {
      const client = clientOf("webauthn.get", asked, given);
      const data = dataOf(0, asked, given);
      const signature = sign("sha256", Buffer.concat([data, hash(client)]), privateKey);
      return {
        credential: text(id),
        clientData: text(client),
        authenticatorData: text(data),
        signature: text(signature),
        handle: given.handle === undefined ? handle : given.handle,
      };
    },
  };
}
