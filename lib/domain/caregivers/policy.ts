import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";

type Member = Actor & { memberId: string };

/** The patient themself, and whoever keeps the register; nobody who acts for the patient lets others in. Fails: not_found. */
export function requireGiver(actor: Actor): asserts actor is Member {
  if (actor.actingFor || !actor.memberId) throw new AppError("not_found");
}

/** A patient's account alone acts for others; who works in the clinic is told to be asked at another address. Fails: not_found. */
export function requireCarer(actor: Actor): asserts actor is Member {
  if (actor.role !== "patient" || !actor.memberId) throw new AppError("not_found");
}
