import { needsFactor } from "@/lib/domain/settings/clinic-settings";
import type { SessionData } from "@/lib/platform/auth/sessions";
import { writeAs } from "@/lib/platform/db/scope";
import type { SignInAccount } from "./sign-in-account";

/** The clinics that a person may go to. */
export const clinicsOf = ({ memberships }: SignInAccount): SessionData["clinics"] =>
  memberships
    .filter(({ state }) => state === "active")
    .map((one) => ({ id: one.clinicId, name: one.clinicName }));

/** The facts of a session that begins: of this account, in one of its clinics. */
export async function sessionData(
  account: SignInAccount,
  member: SignInAccount["memberships"][number],
): Promise<SessionData> {
  const { userId, name, email, locale, ownTimeZone, density, platformAdmin, version } = account;
  const { state: _, ...place } = member;
  const { clinicId, memberId } = place;
  const own = await writeAs({ clinicId, userId }, async (tx) => {
    await tx.$executeRaw`
      UPDATE memberships SET last_sign_in_at = now() WHERE clinic_id = current_clinic() AND id = ${memberId}::uuid`;
    const chart = await tx.patient.findFirst({
      where: { clinicId, memberId },
      select: { id: true },
    });
    const open = { clinicId, memberId, outcome: null };
    const waits = place.role === "patient" && (await tx.chartClaim.count({ where: open })) > 0;
    return { patientId: chart?.id ?? null, waits };
  });
  return {
    userId,
    name,
    email,
    locale,
    ownTimeZone,
    density,
    platformAdmin,
    version,
    ...place,
    clinics: clinicsOf(account),
    ...own,
  };
}

/** What a session lacks after the password: the factor of this account, or one at all where its clinic wants one of its role. */
export async function pendingFor(
  { hasFactor }: SignInAccount,
  { clinicId, role }: SignInAccount["memberships"][number],
): Promise<SessionData["pending"]> {
  if (hasFactor) return "factor";
  return (await needsFactor(clinicId, role)) ? "enrolment" : undefined;
}
