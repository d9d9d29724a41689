import { z } from "zod";
import { hashOfLink, makeLink } from "@/lib/platform/auth/link";
import type { Clock } from "@/lib/platform/clock";
import { authPool } from "@/lib/platform/db/pools";
import { type RequestScope, writeAs } from "@/lib/platform/db/scope";

/** The token of an invitation's link, in the place of any before; undefined when it can't be accepted any more. */
export async function makeInvitationToken(
  scope: RequestScope,
  id: string,
  clock: Clock,
): Promise<string | undefined> {
  return makeLink((tokenHash) =>
    writeAs(scope, (tx) =>
      tx.invitation.updateMany({
        where: { clinicId: scope.clinicId, id, outcome: null, expiresAt: { gt: clock() } },
        data: { tokenHash },
      }),
    ),
  );
}

const row = z.object({
  clinicId: z.string(),
  clinic: z.string(),
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(["doctor", "nurse", "admin", "patient"]),
  patientId: z.string().nullable(),
  version: z.number(),
});
/** An invitation that a good link is for. */
export type GoodInvitation = z.output<typeof row>;

const GOOD = `SELECT i.clinic_id AS "clinicId", c.name AS clinic, i.id, i.email, i.name, i.role, i.patient_id AS "patientId", i.version
  FROM invitations i JOIN clinics c ON c.id = i.clinic_id
  JOIN memberships m ON m.clinic_id = i.clinic_id AND m.id = i.invited_by_id AND m.state = 'active'
    AND (m.role = 'admin' OR i.role = 'patient')
  WHERE i.outcome IS NULL AND i.expires_at > $2 AND`;

/**
 * What a token is for, before any of its use; undefined for one that isn't good: made up, used, withdrawn, replaced, too
 * old, or of somebody who may no longer invite, or not so. By mc_auth, before any clinic is known.
 */
export async function invitationOf(
  token: string,
  clock: Clock,
): Promise<GoodInvitation | undefined> {
  const { rows } = await authPool().query({
    name: "invitation-of",
    text: `${GOOD} i.token_hash = $1`,
    values: [hashOfLink(token), clock()],
  });
  return rows[0] && row.parse(rows[0]);
}

/** The newest good invitation to an address that somebody is known to hold; its link isn't needed. By mc_auth. */
export async function invitationTo(
  email: string,
  clock: Clock,
): Promise<GoodInvitation | undefined> {
  const { rows } = await authPool().query({
    name: "invitation-to",
    text: `${GOOD} i.email = $1 ORDER BY i.id DESC LIMIT 1`,
    values: [email.normalize("NFC").trim().toLowerCase(), clock()],
  });
  return rows[0] && row.parse(rows[0]);
}
