import { findDuplicates } from "@/lib/domain/patients/likely-duplicates";
import type { PersonInput } from "@/lib/domain/patients/person-schema";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";

type Claimant = { given: string; family: string; birthDate: string };

/** Those of the clinic who may be the one who registered: by name and birth date, which is all that they said. */
export const alikeOf = (tx: Tx, actor: Actor, { given, family, birthDate }: Claimant) =>
  findDuplicates(tx, actor, { given, family, birthDate, documents: [], phone: null });

/** The chart that somebody gets who has none. */
export const personOf = ({ given, family, birthDate }: Claimant, email: string): PersonInput => ({
  ...{ given, family, birthDate, email, gender: "unknown", documents: [], phone: null },
  ...{ coverage: null, emergencyContact: null, language: null, timeZone: null },
});
