import { changeToTell } from "@/lib/domain/live/tell-change";
import { notify } from "@/lib/domain/notifications/notify";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import type { AssignCareInput, CareRelationship } from "./care-schema";
import { readCare } from "./list-care";
import { withRegister } from "./with-chart";

/**
 * Lets somebody treat a patient, from now on. Fails: not_found, invalid (nobody who treats, an end in the past),
 * conflict (treats already).
 */
export async function assignCare(
  actor: Actor,
  patientId: string,
  input: AssignCareInput,
): Promise<CareRelationship> {
  if (input.endsAt && Date.parse(input.endsAt) <= Date.now())
    throw new AppError("invalid", { faults: [{ path: "$.endsAt", message: "in_past" }] });
  return withRegister(actor, patientId, "write", "care", ({ tx }) =>
    beginCare(tx, { clinicId: actor.clinicId, patientId }, input, "$.memberId"),
  );
}

/**
 * Begins a relation in an open transaction, and lets who treats from now on know; `path` names the field of
 * the member.
 */
export async function beginCare(
  tx: Tx,
  key: { clinicId: string; patientId: string },
  { memberId, role, reason, endsAt }: AssignCareInput,
  path: string,
): Promise<CareRelationship> {
  const { clinicId, patientId } = key;
  const member = await tx.membership.findFirst({
    where: { clinicId, id: memberId, role: { in: ["doctor", "nurse"] }, state: "active" },
  });
  if (!member) throw new AppError("invalid", { faults: [{ path, message: "not_a_doctor" }] });
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`care ${patientId}`}, 0))) locked`;
  const standing = (await readCare(tx, clinicId, patientId)).some(
    (relation) => relation.active && relation.member.id === memberId,
  );
  if (standing) throw new AppError("conflict", { message: "treats_already" });
  const id = uuid7();
  await tx.careRelationship.create({
    data: { clinicId, id, patientId, memberId, role, reason: reason.trim(), endsAt },
  });
  await changeToTell(tx, { kind: "care", patientId, memberId });
  await notify(tx, { event: "care", patientId, subjectId: id, memberIds: [memberId] });
  const [made] = await readCare(tx, clinicId, patientId, id);
  if (!made) throw new Error("a relation that was just made is gone");
  return made;
}
