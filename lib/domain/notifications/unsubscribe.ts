import { systemActor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { readStopToken } from "./links";
import { type NotificationEvent, wayName } from "./parts";

type From = { id: string; address?: string; device?: string };

/** What a mail's link turns off, and for which clinic, without doing it. Fails: not_found (no such link). */
export async function readStop(
  token: string,
): Promise<{ clinic: string; events: NotificationEvent[] }> {
  const { clinicId, events } = known(token);
  const clinic = await readAs(systemActor(clinicId), (tx) =>
    tx.clinic.findFirst({ where: { id: clinicId }, select: { name: true } }),
  );
  if (!clinic) throw new AppError("not_found");
  return { clinic: clinic.name, events };
}

/**
 * Turns off mails about what the link names, for whom it was written to; whoever holds the mail may. As often as it is
 * asked for. Fails: not_found (no such link, or nobody it is for).
 */
export async function unsubscribe(token: string, from: From): Promise<void> {
  const { clinicId, memberId, events } = known(token);
  const off = Object.fromEntries(events.map((event) => [wayName(event, "email"), false]));
  await writeAs(systemActor(clinicId), async (tx) => {
    const member = await tx.membership.findFirst({ where: { id: memberId } });
    if (!member) throw new AppError("not_found");
    await tx.$executeRaw`
      INSERT INTO notification_choices AS c (clinic_id, member_id, ways)
      VALUES (current_clinic(), ${memberId}::uuid, ${JSON.stringify(off)}::jsonb)
      ON CONFLICT (clinic_id, member_id) DO UPDATE SET ways = c.ways || excluded.ways, version = c.version + 1`;
    const { id: requestId, address, device } = from;
    await tx.auditEvent.create({
      data: {
        clinicId,
        actorKind: "link",
        actorId: member.userId,
        action: "write",
        part: "notification-choices",
        detail: { fields: ["ways"] },
        requestId,
        address,
        device,
      },
    });
  });
}

function known(token: string) {
  const stop = readStopToken(token);
  if (!stop) throw new AppError("not_found");
  return stop;
}
