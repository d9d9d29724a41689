import { z } from "zod";
import { hashOfLink, makeLink } from "@/lib/platform/auth/link";
import type { Clock } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto/sealed";
import { authPool } from "@/lib/platform/db/pools";
import { type RequestScope, writeAs } from "@/lib/platform/db/scope";
import { type WaitingPerson, waitingPerson } from "./schema";

/** Where what somebody typed is sealed for. */
export const placeOfSealed = (row: string) => ({ table: "registrations", column: "sealed", row });

/** What waits in a row. */
export const personIn = (id: string, sealed: string): WaitingPerson =>
  waitingPerson.parse(JSON.parse(unseal(sealed, placeOfSealed(id))));

/** The token of a registration's link, in the place of any before; undefined when it can't be confirmed any more. */
export async function makeRegistrationToken(
  scope: RequestScope,
  id: string,
  clock: Clock,
): Promise<string | undefined> {
  return makeLink((tokenHash) =>
    writeAs(scope, (tx) =>
      tx.registration.updateMany({
        where: { clinicId: scope.clinicId, id, expiresAt: { gt: clock() } },
        data: { tokenHash },
      }),
    ),
  );
}

const row = z.object({ clinicId: z.string(), id: z.string(), sealed: z.string() });
/** Somebody whom a good link is for, and where they register. */
export type GoodRegistration = { clinicId: string; id: string; person: WaitingPerson };

/**
 * Whom a token is for, before any of its use; undefined for one that isn't good: made up, used, too old, or of a clinic where
 * nobody registers any more. By mc_auth, before any clinic is known.
 */
export async function registrationOf(
  token: string,
  clock: Clock,
): Promise<GoodRegistration | undefined> {
  const { rows } = await authPool().query({
    name: "registration-of",
    text: `SELECT r.clinic_id AS "clinicId", r.id, r.sealed FROM registrations r
           JOIN settings s ON s.clinic_id = r.clinic_id AND s.name = 'security' AND s.value ->> 'selfRegistration' = 'true'
           WHERE r.token_hash = $1 AND r.expires_at > $2`,
    values: [hashOfLink(token), clock()],
  });
  if (!rows[0]) return undefined;
  const { clinicId, id, sealed } = row.parse(rows[0]);
  return { clinicId, id, person: personIn(id, sealed) };
}
