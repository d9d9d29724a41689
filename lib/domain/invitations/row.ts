import type { Tx } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { type Invitation, invitation } from "./schema";

const HOURS = 72;

/** Until when a link that leaves now is good. */
export const expiryFrom = (now: Date): Date => new Date(now.getTime() + HOURS * 60 * 60 * 1000);

/** An invitation as lists show one; `i` is its row, `m` who invited, `u` their account. */
export const INVITATION_COLUMNS = `i.id, i.email, i.name, i.role, i.version, u.name AS "invitedBy",
  ${utc("i.sent_at")} AS "sentAt", ${utc("i.expires_at")} AS "expiresAt",
  CASE WHEN m.state <> 'active' OR (m.role <> 'admin' AND i.role <> 'patient') THEN 'stopped' WHEN i.expires_at <= now() THEN 'expired' ELSE 'open' END AS state`;
export const INVITATION_TABLES = `invitations i
  JOIN memberships m ON m.clinic_id = i.clinic_id AND m.id = i.invited_by_id JOIN users u ON u.id = m.user_id`;

/** The open invitation with this id, or of this chart. */
export async function openInvitation(
  tx: Tx,
  by: "id" | "patient_id",
  value: string,
): Promise<Invitation | undefined> {
  const [found] = await tx.$queryRawUnsafe<unknown[]>(
    `SELECT ${INVITATION_COLUMNS} FROM ${INVITATION_TABLES}
     WHERE i.clinic_id = current_clinic() AND i.${by} = $1::uuid AND i.outcome IS NULL`,
    value,
  );
  return found === undefined ? undefined : invitation.parse(found);
}
