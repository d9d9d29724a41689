import {
  makeRegistrationToken,
  placeOfSealed,
} from "@/lib/domain/registrations/registration-token";
import type { WaitingPerson } from "@/lib/domain/registrations/schema";
import { hashPassword } from "@/lib/platform/auth/password";
import { forgetFacts } from "@/lib/platform/clinic-facts";
import { systemClock } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto/sealed";
import { NOBODY, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { makeMember } from "./factories";

type Claimant = { given?: string; family?: string; birthDate?: string; password?: string };

/** Somebody who registered at a clinic, whose address is known, and who waits for a chart. */
export async function makeClaim(clinicId: string, person: Claimant = {}) {
  const { given = "Ana", family = "Prueba", birthDate = "1980-03-12", password } = person;
  const named = { name: `${given} ${family}`, ...(password && { password }) };
  const member = await makeMember(clinicId, "patient", named);
  const claimId = uuid7();
  const { memberId, userId } = member;
  const row = { clinicId, id: claimId, memberId, given, family, birthDate };
  await writeAs({ clinicId, userId }, (tx) => tx.chartClaim.createMany({ data: [row] }));
  return { ...member, claimId };
}

/** Lets patients register at a clinic by themselves, or no longer. */
export async function letRegister(clinicId: string, selfRegistration = true): Promise<void> {
  await writeAs(
    { clinicId, userId: NOBODY },
    (tx) => tx.$executeRaw`
      INSERT INTO settings (clinic_id, name, value) VALUES (current_clinic(), 'security', ${JSON.stringify({ selfRegistration })}::jsonb)
      ON CONFLICT (clinic_id, name) DO UPDATE SET value = excluded.value`,
  );
  forgetFacts(clinicId);
}

/** Somebody who registered at a clinic, with the token that the mail to their address would bring. */
export async function registerByHand(clinicId: string, password: string): Promise<string> {
  const id = uuid7();
  const typed = { given: "Ana", family: "Prueba", birthDate: "1980-03-12", locale: "es" } as const;
  const passwordHash = await hashPassword(password);
  const person: WaitingPerson = { ...typed, email: `${id}@example.test`, passwordHash };
  const sealed = seal(JSON.stringify(person), placeOfSealed(id));
  const expiresAt = new Date(Date.now() + 60 * 60_000);
  const scope = { clinicId, userId: NOBODY };
  await writeAs(scope, (tx) =>
    tx.registration.createMany({ data: [{ clinicId, id, sealed, expiresAt }] }),
  );
  return (await makeRegistrationToken(scope, id, systemClock)) ?? "";
}
