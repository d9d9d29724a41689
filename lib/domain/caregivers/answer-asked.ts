import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { requireCarer } from "./policy";

/** Accepts to act for a patient, once. Fails: not_found (it isn't for this account, is over, was answered). */
export const acceptCared = (actor: Actor, id: string) => answer(actor, id, true);

/** Declines it, or ends it at once. Fails: not_found. */
export const leaveCared = (actor: Actor, id: string) => answer(actor, id, false);

async function answer(actor: Actor, id: string, accept: boolean): Promise<Record<string, never>> {
  requireCarer(actor);
  await writeAs(actor, async (tx) => {
    const [done] = await tx.$queryRaw<{ patientId: string | null }[]>`
      SELECT answer_caregiver(${id}::uuid, ${accept}) AS "patientId"`;
    const patientId = done?.patientId;
    if (!patientId) throw new AppError("not_found");
    const action = accept ? "accept-caregiver" : "leave-caregiver";
    const event = { patientId, action, part: "caregivers", why: "caregiver" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
  });
  return {};
}
