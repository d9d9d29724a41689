import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { readAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { requireCarer } from "./policy";
import { IN_TIME } from "./row";
import { type Cared, cared } from "./schema";

const ROWS = `SELECT g.id, n.names, g.relationship, g.scopes, g.until_majority AS "untilMajority", ${utc("g.expires_at")} AS "expiresAt",
    CASE WHEN g.member_id IS NULL THEN 'waiting' ELSE 'active' END AS state
  FROM caregivers g JOIN cared_names() n ON n.id = g.patient_id
  WHERE g.clinic_id = current_clinic() AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())
    AND ($1::uuid IS NULL OR g.id = $1::uuid)
    AND CASE WHEN g.member_id IS NULL THEN ${IN_TIME} AND g.email = (SELECT u.email FROM users u WHERE u.id = current_user_id())
      ELSE EXISTS (SELECT FROM live_caregivers l WHERE l.id = g.id AND l.member_id = current_member()) END
  ORDER BY g.id`;
const row = cared.omit({ patient: true }).extend({ names: humanNames });

/** Whom this account acts for now, and who asked it to. Looking is an event of the log. Fails: not_found (for staff). */
export async function listCared(actor: Actor): Promise<{ items: Cared[] }> {
  const items = await readCared(actor);
  await audit({ ...auditedAs(actor), action: "list", part: "cared", outcome: "done" });
  return { items };
}

/** The same without an event, for an act that has its own; one alone when its id is given. Fails: not_found (for staff). */
export async function readCared(actor: Actor, id: string | null = null): Promise<Cared[]> {
  requireCarer(actor);
  const found = await readAs(actor, (tx) => tx.$queryRawUnsafe<unknown[]>(ROWS, id));
  return found.map((one) => {
    const { names, ...rest } = row.parse(one);
    return { ...rest, patient: { name: displayName(names) } };
  });
}
