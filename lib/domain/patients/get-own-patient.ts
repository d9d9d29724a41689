import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import type { ChartPart } from "./chart-parts";
import { getPatient } from "./get-patient";
import type { PatientDetail } from "./schema";

/** The patient that this account is. Fails: not_found, for an account that is nobody's chart. */
export async function getOwnPatient(actor: Actor, part?: ChartPart): Promise<PatientDetail> {
  if (!actor.patientId) throw new AppError("not_found");
  return getPatient(actor, actor.patientId, part);
}
