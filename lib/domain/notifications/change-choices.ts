import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { minutesOf } from "./choice-row";
import type { ChangeChoicesInput, Choices } from "./choice-schema";
import { getChoices } from "./get-choices";
import { channelsOf, eventsOf, wayName } from "./parts";

/**
 * Changes how this person is told, in this clinic; what waits to be sent follows it. The log names the fields. Fails:
 * invalid (a way by which this role isn't told), stale.
 */
export async function changeChoices(
  actor: Actor,
  input: ChangeChoicesInput,
  version: number,
): Promise<Choices> {
  const { memberId, role } = actor;
  if (!memberId) throw new AppError("not_found");
  requireOwnWays(role, input.ways);
  await writeAs(actor, async (tx) => {
    if ((await lockedVersion(tx, memberId)) !== version) throw new AppError("stale");
    await store(tx, memberId, input);
    const detail = { fields: Object.keys(input) };
    await tx.auditEvent.createMany({
      data: [{ ...auditedAs(actor), action: "write", part: "notification-choices", detail }],
    });
  });
  return getChoices(actor);
}

function requireOwnWays(role: string, ways: ChangeChoicesInput["ways"] = {}): void {
  const known = eventsOf(role).flatMap((event) =>
    channelsOf(event, role).map((channel) => wayName(event, channel)),
  );
  const faults = Object.keys(ways)
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: `$.ways.${name}`, message: "unknown_field" }));
  if (faults.length > 0) throw new AppError("invalid", { faults });
}

/** The row's version, there from now on; two changes at once come one after the other. */
async function lockedVersion(tx: Tx, memberId: string): Promise<number | undefined> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO notification_choices (clinic_id, member_id) VALUES (current_clinic(), ${memberId}::uuid)
    ON CONFLICT (clinic_id, member_id) DO UPDATE SET version = notification_choices.version
    RETURNING version`;
  return row?.version;
}

/** What isn't named stays; a way that is chosen is added to those that were. */
async function store(tx: Tx, memberId: string, { ways, quiet, digestAt }: ChangeChoicesInput) {
  const minutes = (time: string | undefined) => (time === undefined ? null : minutesOf(time));
  await tx.$executeRaw`
    UPDATE notification_choices SET version = version + 1, ways = ways || ${JSON.stringify(ways ?? {})}::jsonb
    WHERE clinic_id = current_clinic() AND member_id = ${memberId}::uuid`;
  if (quiet !== undefined)
    await tx.$executeRaw`
      UPDATE notification_choices SET quiet_from = ${minutes(quiet?.from)}::int, quiet_until = ${minutes(quiet?.until)}::int
      WHERE clinic_id = current_clinic() AND member_id = ${memberId}::uuid`;
  if (digestAt !== undefined)
    await tx.$executeRaw`
      UPDATE notification_choices SET digest_at = ${minutes(digestAt ?? undefined)}::int
      WHERE clinic_id = current_clinic() AND member_id = ${memberId}::uuid`;
}
