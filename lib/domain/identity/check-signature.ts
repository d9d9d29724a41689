import type { KnownPasskey } from "./known-passkey";
import type { PasskeyAnswer } from "./passkey-schema";
import { handleOf, passkeySite } from "./passkey-site";

/**
 * What a key's counter says, where it signed this challenge for this site, its person having shown themself to the device;
 * undefined for every other answer.
 */
export async function checkSignature(
  { publicKey, userId }: KnownPasskey,
  { credential, clientData, authenticatorData, signature, handle }: PasskeyAnswer,
  challenge: string,
): Promise<number | undefined> {
  if (handle !== null && handle !== handleOf(userId)) return undefined;
  // Few come in by a key: a process that sees none doesn't read this.
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const { site, origin } = passkeySite();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: credential,
        rawId: credential,
        type: "public-key",
        clientExtensionResults: {},
        response: { clientDataJSON: clientData, authenticatorData, signature },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: site,
      // The counter is compared where it is kept, so that of two at once one fails.
      credential: { id: credential, publicKey: new Uint8Array(publicKey), counter: 0 },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined; // it throws for each thing that can be wrong with an answer
  }
}
