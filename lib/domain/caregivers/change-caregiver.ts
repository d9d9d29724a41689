import { changeToTell } from "@/lib/domain/live/tell-change";
import { withRegister } from "@/lib/domain/patients/with-chart";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { requireFresh } from "@/lib/platform/auth/fresh";
import type { Session } from "@/lib/platform/auth/sessions";
import { AppError } from "@/lib/platform/errors";
import { requireGiver } from "./policy";
import { readCaregivers } from "./row";
import type { Caregiver, ChangeCaregiverInput } from "./schema";

/** Changes what a caregiver is let into, from this moment on. Fails: not_found, forbidden (step_up), conflict (is over), stale. */
export async function changeCaregiver(
  actor: Actor,
  session: Session,
  { patientId, caregiverId }: { patientId: string; caregiverId: string },
  { scopes }: ChangeCaregiverInput,
  version: number,
): Promise<Caregiver> {
  requireGiver(actor);
  requireFresh(session);
  return withRegister(actor, patientId, "write", "caregivers", async ({ tx }) => {
    const [standing] = await readCaregivers(tx, patientId, caregiverId);
    if (!standing) throw new AppError("not_found");
    if (standing.state !== "active" && standing.state !== "waiting")
      throw new AppError("conflict", { message: "caregiver_over" });
    const { count } = await tx.caregiver.updateMany({
      where: { clinicId: actor.clinicId, patientId, id: caregiverId, version },
      data: { scopes: [...scopes], version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("stale");
    const detail = { user: { id: caregiverId, name: standing.name }, scopes: [...scopes] };
    const event = { patientId, action: "change-caregiver", part: "caregivers", detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await changeToTell(tx, { kind: "care", patientId });
    return { ...standing, scopes: [...scopes], version: version + 1 };
  });
}
