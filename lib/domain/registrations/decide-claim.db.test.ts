import { beforeEach, expect, test } from "vitest";
import { queryAs } from "@/lib/platform/db/scope";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
} from "@/lib/testing/factories";
import { makeClaim } from "@/lib/testing/registrations";
import { sessionAt, signInAs } from "@/lib/testing/sign-ins";
import { decideClaim } from "./decide-claim";
import { listClaims } from "./list-claims";

const password = "quince letras y más";
const identified = "Con el DNI, en el mostrador";
const ANA = { given: "Ana", family: "Gil Ríos", birthDate: "1980-03-12", password };
let turn = 0;
let clinicId: string;
let admin: ReturnType<typeof adminActor>;
let claim: Awaited<ReturnType<typeof makeClaim>>;

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`claims-${process.pid}-${turn++}`));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  claim = await makeClaim(clinicId, ANA);
});

const likeAna = (given: object = {}) =>
  makePatient(clinicId, {
    names: [{ family: "Gil Rios", given: ["Ana"] }],
    birthDate: "1980-03-12",
    ...given,
  });
const connect = (chart: string | null, version = 1, who = admin) =>
  decideClaim(who, claim.claimId, { chart, identified }, version);
const signIn = () => signInAs({ email: claim.email, password });

test("an administrator sees who may be the same, and connects; who waited signs in anew", async () => {
  const { patientId } = await likeAna();
  const taken = await likeAna({ memberId: (await makeMember(clinicId, "patient")).memberId });
  const { items } = await listClaims(admin, { limit: 25 });
  expect(items).toHaveLength(1);
  const alike = items[0]?.alike.map(({ id, hasAccount }) => [id, hasAccount]);
  expect(alike?.toSorted()).toEqual(
    [
      [patientId, false],
      [taken.patientId, true],
    ].toSorted(),
  );
  const waits = await signIn();
  expect(waits?.session.waits).toBe(true);
  await connect(patientId);
  expect(await sessionAt(waits?.id ?? "")).toBeUndefined();
  expect((await signIn())?.session).toMatchObject({ patientId, waits: false });
  const [event] = await queryAs(
    admin,
    "SELECT patient_id, detail FROM audit_events WHERE clinic_id = current_clinic() AND action = 'connect-account'",
    [],
  );
  expect(event).toMatchObject({ patient_id: patientId, detail: { identified } });
  const mails = await queryAs(
    admin,
    "SELECT payload FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = 'account.mail'",
    [],
  );
  expect(mails).toMatchObject([{ payload: { kind: "registered", userId: claim.userId } }]);
  expect((await listClaims(admin, { limit: 25 })).items).toEqual([]);
});

test("or makes a new chart", async () => {
  const other = await likeAna();
  await connect(null);
  const session = (await signIn())?.session;
  expect(session?.patientId).toBeTruthy();
  expect(session?.patientId).not.toBe(other.patientId);
});

test("of two who decide at once one does", async () => {
  const [one, two] = [await likeAna(), await likeAna()];
  const both = await Promise.allSettled([
    connect(one.patientId),
    connect(two.patientId),
    connect(null),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(connect(one.patientId, 2)).rejects.toMatchObject({
    detail: { message: "claim_decided" },
  });
  const own = await queryAs(
    admin,
    "SELECT id FROM patients WHERE clinic_id = current_clinic() AND member_id = $1",
    [claim.memberId],
  );
  expect(own).toHaveLength(1);
});

test("never a chart that has an account, of who died, of another clinic, or none; then it waits on", async () => {
  const taken = await likeAna({ memberId: (await makeMember(clinicId, "patient")).memberId });
  const dead = await likeAna({ deceased: "2026-01-01" });
  const elsewhere = await makeClinic(`claims-far-${process.pid}-${turn}`);
  const far = await makePatient(elsewhere.clinicId);
  const why = (chart: string) =>
    connect(chart).catch(({ detail }) => detail.message ?? detail.faults[0].message);
  expect(await why(taken.patientId)).toBe("chart_has_account");
  expect(await why(dead.patientId)).toBe("deceased_account");
  expect(await why(far.patientId)).toBe("unknown_chart");
  await expect(connect(null, 7)).rejects.toMatchObject({ code: "stale" });
  expect((await signIn())?.session.waits).toBe(true);
});

test("nobody else sees or decides it, by the use case or by the wall", async () => {
  const treats = await makeDoctor(clinicId);
  await assign(clinicId, await likeAna(), treats);
  const doctor = doctorActor(clinicId, treats);
  const { clinicId: elsewhere } = await makeClinic(`claims-away-${process.pid}-${turn}`);
  const far = adminActor(elsewhere, await makeMember(elsewhere, "admin"));
  await expect(listClaims(doctor, { limit: 25 })).rejects.toMatchObject({ code: "not_found" });
  for (const who of [doctor, far] as (typeof admin)[])
    await expect(connect(null, 1, who)).rejects.toMatchObject({ code: "not_found" });
  expect((await listClaims(far, { limit: 25 })).items).toEqual([]);
  expect(await queryAs(doctor, "SELECT id FROM chart_claims", [])).toEqual([]);
});
