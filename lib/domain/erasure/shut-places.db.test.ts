import { beforeEach, expect, test } from "vitest";
import { NOBODY, queryAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  joinClinic,
  makeClinic,
  makeMember,
  makePatient,
} from "@/lib/testing/factories";
import { signedInAs } from "@/lib/testing/sign-ins";
import { askErasure } from "./ask-erasure";
import { decideErasure } from "./decide-erasure";
import { listErasures } from "./list-erasures";

const password = "quince letras y más";
let email: string;
let clinicId: string;
let shutId: string;
let userId: string;
let shutMemberId: string;
let admin: ReturnType<typeof adminActor>;

const systemOf = (clinic: string) => ({ clinicId: clinic, userId: NOBODY, path: "seed" }) as const;

/** All that a clinic may keep of somebody: a chart, who acts for whom, invitations, and what a device asked for. */
async function furnish(clinic: string, memberId: string) {
  const inviter = await makeMember(clinic, "admin");
  const { patientId } = await makePatient(clinic, { memberId });
  const other = await makePatient(clinic);
  await assign(clinic, other, { memberId });
  const at = new Date();
  const made = { clinicId: clinic, invitedById: inviter.memberId };
  const acting = { ...made, relationship: "other", scopes: ["messages"] };
  const invited = { ...made, email, name: "Ana", role: "nurse", expiresAt: at } as const;
  const mine = { clinicId: clinic, memberId };
  await writeAs(systemOf(clinic), async (tx) => {
    const ofOther = { ...acting, patientId: other.patientId, name: "Ana" };
    await tx.caregiver.createMany({
      data: [
        { ...acting, id: uuid7(), patientId, email: "x@example.test", name: "X" },
        { ...ofOther, id: uuid7(), email },
        { ...ofOther, id: uuid7(), email: `old.${email}`, memberId, acceptedAt: at, endedAt: at },
      ],
    });
    await tx.invitation.createMany({
      data: [
        { ...invited, id: uuid7() },
        { ...invited, id: uuid7(), outcome: "accepted", endedAt: at },
      ],
    });
    const born = { given: "Ana", family: "Gil", birthDate: "1950-01-01" };
    const done = { outcome: "new", decidedAt: at };
    await tx.chartClaim.createMany({ data: [{ ...mine, id: uuid7(), ...born, ...done }] });
    const keys = { endpoint: `https://${memberId}`, p256dh: "x", auth: "x" };
    await tx.pushSubscription.createMany({ data: [{ ...mine, id: uuid7(), ...keys }] });
    await tx.notificationChoice.createMany({ data: [mine] });
  });
}

/** What is left of it. */
async function left(clinic: string) {
  const [row] = await queryAs(
    systemOf(clinic),
    `SELECT (SELECT json_agg(json_build_array(g.name, g.email, g.ended_at IS NOT NULL) ORDER BY g.id) FROM caregivers g) AS caregivers,
       (SELECT json_agg(json_build_array(i.name, i.email, i.outcome) ORDER BY i.id) FROM invitations i) AS invitations,
       (SELECT count(*)::int FROM patients WHERE member_id IS NOT NULL) AS charts,
       (SELECT count(*)::int FROM care_relationships WHERE ends_at IS NULL) AS treats,
       (SELECT count(*)::int FROM chart_claims) + (SELECT count(*)::int FROM push_subscriptions)
         + (SELECT count(*)::int FROM notification_choices) AS kept,
       (SELECT json_agg(json_build_array(m.state, m.erased_at IS NOT NULL)) FROM memberships m WHERE m.user_id = $1) AS place,
       (SELECT json_agg(e.detail -> 'user') FROM audit_events e WHERE e.action = 'erase-account') AS log`,
    [userId],
  );
  return row;
}
async function erase() {
  const at = await signedInAs({ email, password });
  await askErasure(at.actor, at.session);
  const [asked] = (await listErasures(admin, { limit: 5 })).items;
  await decideErasure(admin, asked?.id ?? "", { approved: true }, asked?.version ?? 0);
}
const suspend = () =>
  writeAs(systemOf(shutId), (tx) =>
    tx.membership.updateMany({
      where: { clinicId: shutId, id: shutMemberId },
      data: { state: "suspended" },
    }),
  );

beforeEach(async () => {
  email = `ana.${uuid7()}@example.test`;
  ({ clinicId } = await makeClinic(`shut-${uuid7()}`, { name: "A" }));
  ({ clinicId: shutId } = await makeClinic(`shut-other-${uuid7()}`, { name: "B" }));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  const ana = await makeMember(clinicId, "patient", { email, password, name: "Ana Gil" });
  userId = ana.userId;
  shutMemberId = await joinClinic(shutId, userId, "patient");
  await furnish(clinicId, ana.memberId);
  await furnish(shutId, shutMemberId);
});

test("with an account goes all that a clinic kept which had suspended its person, as in the one that erases, and its log says so", async () => {
  await suspend();
  await erase();
  const gone = `${userId}@erased.invalid`;
  const nothing = {
    caregivers: [
      ["X", "x@example.test", true],
      ["—", gone, true],
      ["—", gone, true],
    ],
    invitations: [
      ["—", gone, "withdrawn"],
      ["—", gone, "accepted"],
    ],
    ...{ charts: 0, treats: 0, kept: 0, place: [["suspended", true]] },
    log: [{ id: userId, name: "Ana Gil" }],
  };
  expect(await left(clinicId)).toEqual(nothing);
  expect(await left(shutId)).toEqual(nothing);
  const events = await queryAs(
    systemOf(shutId),
    "SELECT actor_kind, actor_id, address, device, request_id FROM audit_events WHERE action = 'erase-account'",
    [],
  );
  expect(events).toEqual([
    { actor_kind: "system", actor_id: null, address: null, device: null, request_id: null },
  ]);
});

test("a clinic that has them keeps everything, and nobody takes another's place or an open one away so", async () => {
  const before = await left(shutId);
  await erase();
  expect(await left(shutId)).toEqual(before);
  const scopes = [userId, (await makeMember(shutId, "admin")).userId];
  for (const one of scopes) {
    const [row] = await queryAs(
      { clinicId: shutId, userId: one },
      "SELECT erase_shut_place() AS done",
      [],
    );
    expect(row?.done).toBe(false);
  }
  expect(await left(shutId)).toEqual(before);
});
