import type { AddPasskeyInput } from "./passkey-schema";
import { passkeySite } from "./passkey-site";

/**
 * The public half of a key that a device made for this challenge and site, its person having shown themself to the device;
 * undefined for anything else. Who made the device isn't asked.
 */
export async function checkNewKey(
  { credential, clientData, attestation }: AddPasskeyInput,
  challenge: string,
): Promise<{ publicKey: Uint8Array<ArrayBuffer>; counter: number } | undefined> {
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const { site, origin } = passkeySite();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: credential,
        rawId: credential,
        type: "public-key",
        clientExtensionResults: {},
        response: { clientDataJSON: clientData, attestationObject: attestation },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: site,
      requireUserVerification: true,
    });
    if (!verified || registrationInfo?.credential.id !== credential) return undefined;
    const { publicKey, counter } = registrationInfo.credential;
    return { publicKey, counter };
  } catch {
    return undefined;
  }
}
