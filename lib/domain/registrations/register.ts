import { passwordFault } from "@/lib/domain/identity/password-rules";
import type { RequestContext } from "@/lib/platform/auth/actor";
import { hashPassword } from "@/lib/platform/auth/password";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto/sealed";
import { NOBODY, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { uuid7 } from "@/lib/platform/uuid7";
import { registrationMailDue } from "./jobs";
import { requireOfAge } from "./of-age";
import { openClinics } from "./open-clinics";
import { placeOfSealed } from "./registration-token";
import type { RegisterInput, WaitingPerson } from "./schema";

const HOURS = 24;

/**
 * Keeps what somebody typed who registers, sealed, and has a mail sent to the address. Whose it is isn't asked before the
 * mail is written, in another process: what is done here, and how long it takes, is the same for everybody. Fails: not_found
 * (the clinic lets nobody register), invalid (the password, a minor), conflict (no mail leaves).
 */
export async function register(
  input: RegisterInput,
  from: RequestContext,
  clock: Clock = systemClock,
): Promise<Record<string, never>> {
  const [clinic] = await openClinics(input.clinic);
  if (!clinic) throw new AppError("not_found");
  const { given, family, birthDate, email, locale, password } = input;
  const now = clock();
  requireOfAge(birthDate, clinic.timeZone, now);
  const facts = { email, name: `${given} ${family}`, hasFactor: false, clinics: [clinic] };
  const fault = await passwordFault(password, facts);
  if (fault) throw new AppError("invalid", { faults: [{ path: "$.password", ...fault }] });
  if (!mailIsConfigured()) throw new AppError("conflict", { message: "mail_not_configured" });
  const passwordHash = await hashPassword(password);
  await keep(clinic.id, { given, family, birthDate, email, locale, passwordHash }, from, now);
  return {};
}

async function keep(clinicId: string, person: WaitingPerson, from: RequestContext, now: Date) {
  const id = uuid7();
  const sealed = seal(JSON.stringify(person), placeOfSealed(id));
  const expiresAt = new Date(now.getTime() + HOURS * 60 * 60 * 1000);
  const { address, device, id: requestId } = from;
  const who = { clinicId, actorKind: "anonymous", address, device, requestId } as const;
  await writeAs({ clinicId, userId: NOBODY }, async (tx) => {
    await tx.registration.createMany({
      data: [{ clinicId, id, sealed, createdAt: now, expiresAt }],
    });
    await sendLater(tx, registrationMailDue, { registrationId: id });
    await tx.auditEvent.createMany({ data: [{ ...who, action: "register", part: "account" }] });
  });
}
