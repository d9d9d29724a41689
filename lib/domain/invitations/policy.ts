import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";

type Member = Actor & { memberId: string };

/** Only a clinic's administrator asks staff in, sees who was, and takes it back. Fails: not_found. */
export function requireInviter(actor: Actor): asserts actor is Member {
  if (actor.role !== "admin" || !actor.memberId) throw new AppError("not_found");
}

/** Whoever keeps the register asks patients to their own charts; nobody asks anyone to theirs. Fails: not_found. */
export function requireRegistrar(actor: Actor): asserts actor is Member {
  const registers = actor.role === "admin" || actor.role === "doctor" || actor.role === "nurse";
  if (!registers || !actor.memberId) throw new AppError("not_found");
}
