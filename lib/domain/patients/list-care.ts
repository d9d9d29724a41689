import type { Actor } from "@/lib/platform/auth/actor";
import { readAs, type Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import type { CareMember, CareRelationship } from "./care-schema";
import { mayListPatients } from "./policy";
import { withRegister } from "./with-chart";

/** Who treats and treated a patient, those of now first. Fails: not_found. */
export function listCare(actor: Actor, patientId: string): Promise<{ items: CareRelationship[] }> {
  return withRegister(actor, patientId, "read", "care", async ({ tx }) => ({
    items: await readCare(tx, actor.clinicId, patientId),
  }));
}

const member = {
  select: {
    id: true,
    user: { select: { name: true } },
    practitioner: { select: { speciality: true } },
  },
} as const;

/** The same inside a transaction that has the right; one relation alone when its id is given. */
export async function readCare(
  tx: Tx,
  clinicId: string,
  patientId: string,
  id?: string,
): Promise<CareRelationship[]> {
  const rows = await tx.careRelationship.findMany({
    where: { clinicId, patientId, ...(id && { id }) },
    include: { member },
    orderBy: [{ endsAt: { sort: "desc", nulls: "first" } }, { startsAt: "desc" }],
  });
  const now = Date.now();
  return rows.map(({ startsAt, endsAt, member: { id: memberId, user, practitioner }, ...row }) => ({
    id: row.id,
    member: { id: memberId, name: user.name, speciality: practitioner?.speciality ?? null },
    role: row.role,
    reason: row.reason,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    endReason: row.endReason,
    active: startsAt.getTime() <= now && (endsAt === null || endsAt.getTime() > now),
    version: row.version,
  }));
}

/** Everyone of the clinic who can treat; nobody who is suspended. Fails: not_found (for patients). */
export async function listCareMembers(actor: Actor): Promise<{ items: CareMember[] }> {
  if (!mayListPatients(actor)) throw new AppError("not_found");
  const rows = await readAs(actor, (tx) =>
    tx.membership.findMany({
      where: { clinicId: actor.clinicId, role: { in: ["doctor", "nurse"] }, state: "active" },
      include: { user: { select: { name: true } }, practitioner: { select: { speciality: true } } },
      orderBy: { user: { name: "asc" } },
    }),
  );
  return {
    items: rows.map(({ id, role, user, practitioner }) => ({
      id,
      name: user.name,
      role: role === "nurse" ? "nurse" : "doctor",
      speciality: practitioner?.speciality ?? null,
    })),
  };
}
