import type { Role } from "@/lib/platform/auth/sessions";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { beginPractising } from "./begin-practising";

type Place = {
  clinicId: string;
  userId: string;
  name: string;
  role: Role;
};

/**
 * Gives an account its place in a clinic; a doctor becomes a practitioner. Whose place was erased has it anew, by the role that
 * they come in by. Fails: conflict (belongs to it already).
 */
export async function joinClinic(tx: Tx, { clinicId, userId, name, role }: Place): Promise<void> {
  const [place] = await tx.$queryRaw<{ memberId: string }[]>`
    INSERT INTO memberships AS m (clinic_id, id, user_id, role)
    VALUES (current_clinic(), ${uuid7()}::uuid, ${userId}::uuid, ${role}::role)
    ON CONFLICT (clinic_id, user_id) DO UPDATE
      SET role = excluded.role, state = 'active', erased_at = NULL, last_sign_in_at = NULL, version = m.version + 1
      WHERE m.erased_at IS NOT NULL
    RETURNING m.id AS "memberId"`;
  if (!place) throw new AppError("conflict", { message: "member_already" });
  if (role === "doctor") await beginPractising(tx, { clinicId, memberId: place.memberId, name });
}
