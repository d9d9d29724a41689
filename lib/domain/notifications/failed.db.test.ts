import { beforeEach, expect, test } from "vitest";
import { decideMessage } from "@/lib/domain/operations/decide-message";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
} from "@/lib/testing/factories";
import { failOne } from "@/lib/testing/outbox";
import { listFailed } from "./list-failed";
import { notify } from "./notify";
import { resendDelivery } from "./resend-delivery";

let clinicId: string;
let admin: Actor;
let doctor: Actor;
const memberId = () => doctor.memberId ?? "";

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`failed-${uuid7()}`));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  doctor = doctorActor(clinicId, await makeDoctor(clinicId, { name: "Dra. Ruiz" }));
});
const stateOf = (id: string) =>
  readAs(admin, (tx) => tx.delivery.findFirstOrThrow({ where: { id } }));

test("the administrator sees whom it did not reach and why, page by page; nobody else does", async () => {
  const ids = [await failOne(clinicId, memberId()), await failOne(clinicId, memberId())];
  const first = await listFailed(admin, { limit: 1 });
  expect(first.items).toMatchObject([
    {
      id: ids[1],
      event: "care",
      channel: "email",
      person: { name: "Dra. Ruiz" },
      failure: "EENVELOPE 550",
      why: "refused",
      attempts: 1,
    },
  ]);
  const rest = await listFailed(admin, { limit: 1, cursor: first.nextCursor ?? "" });
  expect(rest.items.map(({ id }) => id)).toEqual([ids[0]]);
  expect(rest.nextCursor).toBeNull();
  await expect(listFailed(doctor, { limit: 1 })).rejects.toMatchObject({ code: "not_found" });
  const elsewhere = await makeClinic(`elsewhere-${uuid7()}`);
  const stranger = adminActor(elsewhere.clinicId, await makeMember(elsewhere.clinicId, "admin"));
  expect((await listFailed(stranger, { limit: 9 })).items).toEqual([]);
  const listed = { action: "list", part: "deliveries", actorId: admin.userId };
  expect(await readAs(admin, (tx) => tx.auditEvent.count({ where: listed }))).toBe(2);
  await expect(resendDelivery(stranger, ids[0] ?? "")).rejects.toMatchObject({ code: "not_found" });
});

test("one is tried again, once, on record with whom it is for", async () => {
  const id = await failOne(clinicId, memberId());
  await expect(resendDelivery(doctor, id)).rejects.toMatchObject({ code: "not_found" });
  await resendDelivery(admin, id);
  expect(await stateOf(id)).toMatchObject({ state: "pending", failure: null });
  await expect(resendDelivery(admin, id)).rejects.toMatchObject({ code: "conflict" });
  const sent = await queryAs(admin, "SELECT payload FROM outbox_messages WHERE topic = $1", [
    "delivery.due",
  ]);
  expect(sent).toEqual([{ payload: { deliveryId: id } }]);
  const events = await readAs(admin, (tx) =>
    tx.auditEvent.findMany({ where: { action: "resend" } }),
  );
  expect(events).toMatchObject([
    { actorId: admin.userId, detail: { user: { name: "Dra. Ruiz" }, delivery: id } },
  ]);
});

test("a message that is discarded on the page of queues leaves no delivery waiting", async () => {
  await writeAs(systemActor(clinicId), (tx) =>
    notify(tx, { event: "care", patientId: null, subjectId: uuid7(), memberIds: [memberId()] }),
  );
  const [message] = await queryAs(
    admin,
    `SELECT id, payload->>'deliveryId' AS "deliveryId" FROM outbox_messages WHERE topic LIKE 'delivery.%'`,
    [],
  );
  const key = { clinicId, messageId: String(message?.id) };
  await decideMessage(admin, key, "discard");
  const id = String(message?.deliveryId);
  expect(await stateOf(id)).toMatchObject({ state: "skipped", failure: "discarded" });
  await decideMessage(admin, key, "retry");
  expect(await stateOf(id)).toMatchObject({ state: "pending", failure: null });
});
