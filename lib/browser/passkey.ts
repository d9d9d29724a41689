import type {
  AddedPasskey,
  AddPasskeyInput,
  NewPasskeyChallenge,
  PasskeyAnswer,
  PasskeyChallenge,
} from "@/lib/domain/identity/passkey-schema";
import { api } from "./api";
import { sayBegun } from "./session-ended";

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

const textOf = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const descriptorsOf = (keys: PasskeyChallenge["keys"]): PublicKeyCredentialDescriptor[] =>
  keys.map(({ credential, transports }) => ({
    type: "public-key",
    id: bytesOf(credential),
    transports: transports as AuthenticatorTransport[],
  }));

/** What the device gives; undefined when the person said no, took too long, or the browser has no keys at all. */
async function fromDevice(
  ask: () => Promise<Credential | null>,
): Promise<PublicKeyCredential | undefined> {
  if (!("PublicKeyCredential" in window)) return undefined;
  try {
    return ((await ask()) as PublicKeyCredential | null) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

async function sign({
  challenge,
  site,
  keys,
}: PasskeyChallenge): Promise<PasskeyAnswer | undefined> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: bytesOf(challenge),
    rpId: site,
    allowCredentials: descriptorsOf(keys),
    userVerification: "required",
  };
  const given = await fromDevice(() => navigator.credentials.get({ publicKey }));
  if (!given) return undefined;
  const response = given.response as AuthenticatorAssertionResponse;
  return {
    credential: given.id,
    clientData: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    handle: response.userHandle && textOf(response.userHandle),
  };
}

async function make(
  asked: NewPasskeyChallenge,
): Promise<Omit<AddPasskeyInput, "name"> | undefined> {
  const { challenge, site, siteName, person, keys } = asked;
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: bytesOf(challenge),
    rp: { id: site, name: siteName },
    user: { id: bytesOf(person.handle), name: person.email, displayName: person.name },
    // EdDSA, ECDSA, RSA: what devices have.
    pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: descriptorsOf(keys),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestation: "none",
  };
  const made = await fromDevice(() => navigator.credentials.create({ publicKey }));
  if (!made) return undefined;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    credential: made.id,
    clientData: textOf(response.clientDataJSON),
    attestation: textOf(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  };
}

/** Signs in by a key alone; `person`: nobody else. Whether the device gave one. Fails with a Problem. */
export async function signInByKey(person?: string): Promise<boolean> {
  const asked = await api<PasskeyChallenge>("/passkeys/challenge", { method: "POST", body: {} });
  const answer = await sign(asked);
  if (!answer) return false;
  await api("/passkeys/sign-in", { method: "POST", body: { answer, person } });
  return true;
}

/** Shows who one is by one of one's own keys. Whether the device gave one. Fails with a Problem. */
export async function proveByKey(): Promise<boolean> {
  const asked = await api<PasskeyChallenge>("/me/proof/challenge", { method: "POST" });
  const passkey = await sign(asked);
  if (!passkey) return false;
  await api("/me/proof", { method: "POST", body: { passkey } });
  sayBegun(); // under a new id
  return true;
}

/** Has the device make a key and adds it; undefined when the device made none. Fails with a Problem. */
export async function addKey(
  given: Pick<AddPasskeyInput, "name" | "endOthers">,
): Promise<AddedPasskey | undefined> {
  const asked = await api<NewPasskeyChallenge>("/me/passkeys/challenge", { method: "POST" });
  const made = await make(asked);
  return made && api<AddedPasskey>("/me/passkeys", { method: "POST", body: { ...given, ...made } });
}
