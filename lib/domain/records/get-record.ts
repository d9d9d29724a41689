import { getFromChart } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { ALLERGIES, CONDITIONS } from "./kept-lists";

// Each: one row as it stands, whatever its state. Fails: not_found.

export const getCondition = (actor: Actor, patientId: string, itemId: string) =>
  getFromChart(actor, patientId, CONDITIONS, itemId);

export const getAllergy = (actor: Actor, patientId: string, itemId: string) =>
  getFromChart(actor, patientId, ALLERGIES, itemId);
