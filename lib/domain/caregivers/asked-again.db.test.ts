import { beforeAll, beforeEach, expect, test } from "vitest";
import { accountMailWords } from "@/lib/domain/identity/account-mail-words";
import { inviteStaff } from "@/lib/domain/invitations/invite-staff";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { NOBODY, queryAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  makeClinic,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { acceptCared } from "./answer-asked";
import { endCaregiver } from "./end-caregiver";
import { inviteCaregiver } from "./invite-caregiver";
import { listCared } from "./list-cared";
import { listCaregivers } from "./list-caregivers";
import type { InviteCaregiverInput } from "./schema";

let clinicId: string;
let patientId: string;
let own: Actor & { memberId: string };
const email = () => `marta.${clinicId}@example.test`;
const fresh = () => ({ email: "own@example.test", provenAt: Date.now() }) as Session;
const asking = (given: Partial<InviteCaregiverInput> = {}): InviteCaregiverInput => ({
  ...{ email: email(), name: "Marta Gil", relationship: "sibling", months: 12 },
  ...{ scopes: ["messages"], ...given },
});
const ask = (given: Partial<InviteCaregiverInput> = {}) =>
  inviteCaregiver(own, fresh(), patientId, asking(given));
const change = (id: string, data: object) =>
  writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.caregiver.updateMany({ where: { clinicId, id }, data }),
  );

beforeAll(() => {
  Object.assign(env(), { SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "Avisos <a@example.test>" });
});
beforeEach(async () => {
  ({ clinicId } = await makeClinic(`asked-again-${uuid7()}`));
  const member = await makeMember(clinicId, "patient");
  const { memberId } = member;
  ({ patientId } = await makePatient(clinicId, { memberId, birthDate: "1950" }));
  own = { ...patientActor(clinicId, { ...member, patientId }), memberId };
});

test("whose time was up is asked again: the row that is over is ended by who asks", async () => {
  const before = await ask();
  await change(before.id, { expiresAt: new Date(0) });
  const after = await ask();
  const { items } = await listCaregivers(own, patientId);
  expect(items.map(({ id, state }) => [id, state])).toEqual([
    [after.id, "waiting"],
    [before.id, "ended"],
  ]);
  const [row] = await queryAs(own, "SELECT ended_by_id FROM caregivers WHERE id = $1", [before.id]);
  expect(row?.ended_by_id).toBe(own.memberId);
  // One that stands is asked once.
  await expect(ask()).rejects.toMatchObject({ detail: { message: "asked_already" } });
});

/** What stands of invitations to the address, without a chart. */
const links = async () => {
  const scope = { clinicId, userId: NOBODY, path: "job" } as const;
  const rows = await queryAs(
    scope,
    "SELECT coalesce(outcome, 'open') AS state FROM invitations WHERE clinic_id = current_clinic() AND email = $1 ORDER BY id",
    [email()],
  );
  return rows.map(({ state }) => state);
};

test("ended before they came in, the link that would bring them is dead, unless another patient asks them too", async () => {
  const member = await makeMember(clinicId, "patient");
  const one = await makePatient(clinicId, { memberId: member.memberId, birthDate: "1950" });
  const other = patientActor(clinicId, { ...member, ...one });
  const theirs = await inviteCaregiver(other, fresh(), one.patientId, asking());
  const { id: caregiverId } = await ask();
  await endCaregiver(own, { patientId, caregiverId });
  expect(await links()).toEqual(["open"]);
  await endCaregiver(other, { patientId: one.patientId, caregiverId: theirs.id });
  expect(await links()).toEqual(["withdrawn"]);
  await ask();
  expect(await links()).toEqual(["withdrawn", "open"]);
});

test("who asks while another ends theirs has a link that is good", async () => {
  const member = await makeMember(clinicId, "patient");
  const one = await makePatient(clinicId, { memberId: member.memberId, birthDate: "1950" });
  const other = patientActor(clinicId, { ...member, ...one });
  for (let turn = 0; turn < 5; turn++) {
    const mine = await ask();
    const [theirs] = await Promise.all([
      inviteCaregiver(other, fresh(), one.patientId, asking()),
      endCaregiver(own, { patientId, caregiverId: mine.id }),
    ]);
    expect((await links()).filter((state) => state === "open")).toHaveLength(1);
    await endCaregiver(other, { patientId: one.patientId, caregiverId: theirs.id });
  }
});

test("an invitation to a chart or of staff stays as it is", async () => {
  const admin = await makeMember(clinicId, "admin");
  const invited = { email: email(), name: "Marta", role: "nurse" } as const;
  await inviteStaff(adminActor(clinicId, admin), invited);
  const { id: caregiverId } = await ask();
  await endCaregiver(own, { patientId, caregiverId });
  expect(await links()).toEqual(["open"]);
});

/** Asked so many days ago, at an address that has an account here or none. */
async function askedBefore(days: number, address: string) {
  const id = uuid7();
  const createdAt = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  const of = { clinicId, id, patientId, invitedById: own.memberId, email: address, name: "X" };
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.caregiver.createMany({
      data: [{ ...of, relationship: "other", scopes: ["messages"], createdAt }],
    }),
  );
  return id;
}

test("who works here is told to be asked elsewhere, and their question ends as everybody's: after thirty days", async () => {
  const [nurse, known] = [
    await makeMember(clinicId, "nurse"),
    await makeMember(clinicId, "patient"),
  ];
  const people = [nurse.email, known.email, "nobody@example.test"];
  const late = await Promise.all(people.map((address) => askedBefore(31, address)));
  await Promise.all(["a", "b", "c", "d", "e"].map((one) => askedBefore(29, `${one}@x.test`)));
  const states = async () =>
    Object.fromEntries(
      (await listCaregivers(own, patientId)).items.map(({ id, state }) => [id, state]),
    );
  const before = await states();
  expect(late.map((id) => before[id])).toEqual(["over", "over", "over"]);
  // Theirs take no place among the ten, and can be asked again.
  for (const address of [...people, "f@x.test", "g@x.test"]) await ask({ email: address });
  await expect(ask({ email: "h@x.test" })).rejects.toMatchObject({
    detail: { message: "many_asked" },
  });
  const after = await states();
  expect(late.map((id) => after[id])).toEqual(["ended", "ended", "ended"]);
  const { text } = accountMailWords("es", "cared", { clinic: "A", timeZone: "UTC" });
  expect(text).toContain("Si trabaja en A con esta dirección");
});

test("a question of thirty days is answered by nobody, and shown to nobody", async () => {
  const member = await makeMember(clinicId, "patient");
  const actor = patientActor(clinicId, { ...member, patientId: uuid7() });
  const late = await askedBefore(31, member.email);
  expect((await listCared(actor)).items).toEqual([]);
  await expect(acceptCared(actor, late)).rejects.toMatchObject({ code: "not_found" });
  await change(late, { endedAt: new Date() });
  const asked = await askedBefore(29, member.email);
  expect((await listCared(actor)).items).toMatchObject([{ id: asked, state: "waiting" }]);
  await acceptCared(actor, asked);
});
