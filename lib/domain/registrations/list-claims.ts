import { z } from "zod";
import { displayName } from "@/lib/domain/patients/name";
import { auditListed } from "@/lib/domain/patients/with-chart";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { audit } from "@/lib/platform/db/audit";
import { readAs, type Tx } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { alikeOf } from "./claim-row";
import { type ChartClaim, type ClaimPage, chartClaim, type ListClaimsQuery } from "./claim-schema";
import { requireDecider } from "./policy";

const FIRST = "00000000-0000-0000-0000-000000000000";
const WAITING = `
  SELECT k.id, k.given, k.family, k.birth_date AS "birthDate", u.email, ${utc("k.created_at")} AS "registeredAt", k.version
  FROM chart_claims k JOIN memberships m ON m.clinic_id = k.clinic_id AND m.id = k.member_id JOIN users u ON u.id = m.user_id
  WHERE k.clinic_id = current_clinic() AND k.outcome IS NULL AND k.id > $1::uuid ORDER BY k.id LIMIT $2`;
const row = chartClaim.omit({ alike: true });

/**
 * Who registered and may be somebody whom the clinic knows, the longest waiting first, with whom they may be. Fails: not_found
 * (for who may not), malformed (cursor).
 */
export async function listClaims(
  actor: Actor,
  { limit, cursor }: ListClaimsQuery,
): Promise<ClaimPage> {
  requireDecider(actor);
  const [after = FIRST] = cursor ? decodeCursor(cursor, ["uuid"]) : [];
  const { items, more } = await readAs(actor, async (tx) => {
    const found = await tx.$queryRawUnsafe<unknown[]>(WAITING, after, limit + 1);
    const claims = z.array(row).parse(found.slice(0, limit));
    const shown: ChartClaim[] = [];
    for (const claim of claims) shown.push({ ...claim, alike: await whoIsAlike(tx, actor, claim) });
    return { items: shown, more: found.length > limit };
  });
  await audit({ ...auditedAs(actor), action: "list", part: "registrations", outcome: "done" });
  const patients = items.flatMap(({ alike }) => alike.map(({ id }) => id));
  await auditListed(actor, patients, "identity", "administration");
  const last = items.at(-1);
  return { items, nextCursor: more && last ? encodeCursor([last.id]) : null };
}

async function whoIsAlike(tx: Tx, actor: Actor, claim: z.output<typeof row>) {
  const found = await alikeOf(tx, actor, claim);
  const { clinicId } = actor;
  const taken = await tx.patient.findMany({
    where: { clinicId, id: { in: found.map(({ id }) => id) }, memberId: { not: null } },
    select: { id: true },
  });
  const accounts = new Set(taken.map(({ id }) => id));
  return found.map(({ id, mrn, names, birthDate, gender, deceased, reasons }) => {
    const who = { id, mrn, name: displayName(names), birthDate, gender, deceased };
    return { ...who, reasons, hasAccount: accounts.has(id) };
  });
}
