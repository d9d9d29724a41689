import { getFromChart } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { MEDICATIONS } from "./medications";

/** A medicine as it stands, whatever its state. Fails: not_found. */
export const getMedication = (actor: Actor, patientId: string, itemId: string) =>
  getFromChart(actor, patientId, MEDICATIONS, itemId);
