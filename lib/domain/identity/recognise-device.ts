import { createHash } from "node:crypto";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { tellOfChange } from "./account-mail";
import { deviceName } from "./device-words";

const MOST = 50;
const LONGEST_ADDRESS = 64;

/**
 * Remembers where somebody signs in from, by a cookie that only this browser has, and tells them by mail when it is new. A
 * browser of the same kind at the same address is not new: who clears their cookies isn't alarmed each time. Nor is the
 * first one ever.
 */
export async function recogniseDevice(actor: Actor, cookie: string): Promise<void> {
  const { userId, request } = actor;
  const agent = request?.device ?? "";
  const address = (request?.address ?? "").slice(0, LONGEST_ADDRESS);
  const cookieHash = createHash("sha256").update(cookie).digest("base64url");
  await writeAs(actor, async (tx) => {
    const before = await tx.knownDevice.findMany({
      where: { userId },
      orderBy: { lastSeenAt: "desc" },
    });
    const looksLike = deviceName(agent);
    const isKnown = before.some(
      (one) =>
        one.cookieHash === cookieHash ||
        (one.address === address && deviceName(one.device) === looksLike),
    );
    const id = await remember(tx, { userId, cookieHash, device: agent, address });
    const tooMany = before.slice(MOST).map((one) => one.id);
    if (tooMany.length > 0)
      await tx.knownDevice.deleteMany({ where: { userId, id: { in: tooMany } } });
    if (isKnown || before.length === 0) return;
    const event = { action: "sign-in", part: "device", detail: { device: looksLike } };
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, userId, "device", id);
  });
}

type Seen = { userId: string; cookieHash: string; device: string; address: string };

async function remember(tx: Tx, { userId, cookieHash, device, address }: Seen): Promise<string> {
  const [kept] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO known_devices (user_id, id, cookie_hash, device, address)
    VALUES (${userId}::uuid, ${uuid7()}::uuid, ${cookieHash}, ${device}, ${address})
    ON CONFLICT (user_id, cookie_hash) DO UPDATE SET last_seen_at = now()
    RETURNING id`;
  return kept?.id ?? "";
}
