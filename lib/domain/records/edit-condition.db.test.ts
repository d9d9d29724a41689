import { beforeAll, describe, expect, test } from "vitest";
import { listOfChart, statePageQuery } from "@/lib/domain/patients/list-of-chart";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { addCondition } from "./add-condition";
import { editCondition } from "./edit-condition";
import { CONDITIONS } from "./kept-lists";
import { listConditions } from "./list-records";
import { addConditionInput, editConditionInput } from "./schema";

const add = (input: object) => addConditionInput.parse(input);
const edit = (input: object) => editConditionInput.parse(input);
const asthma = add({ display: "Asma", codeSystem: "http://snomed.info/sct", code: "195967001" });

let clinicId: string;
let doctor: Actor;
let colleague: Actor;
let stranger: Actor;
let own: Actor;
let admin: Actor;
let patientId: string;

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`conditions-${uuid7()}`));
  const [first, second] = [
    await makeDoctor(clinicId, { name: "Dra. Primera" }),
    await makeDoctor(clinicId, { name: "Dr. Segundo" }),
  ];
  [doctor, colleague] = [first, second].map((member) => doctorActor(clinicId, member)) as [
    Actor,
    Actor,
  ];
  stranger = doctorActor(clinicId, await makeDoctor(clinicId));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  const member = await makeMember(clinicId, "patient");
  ({ patientId } = await makePatient(clinicId, {
    memberId: member.memberId,
    birthDate: "1970-05-01",
  }));
  await assign(clinicId, { patientId }, first);
  await assign(clinicId, { patientId }, second);
  own = patientActor(clinicId, { ...member, patientId });
});

const audits = async () =>
  Number(
    (
      await queryAs(
        systemActor(clinicId),
        "SELECT count(*) FROM audit_events WHERE patient_id = $1::uuid AND action = 'write' AND part = 'conditions'",
        [patientId],
      )
    )[0]?.count,
  );

describe("entering", () => {
  test("with author, version and audit event; words alone are enough", async () => {
    const before = await audits();
    const added = await addCondition(doctor, patientId, add({ display: "Dolor de rodilla" }));
    expect(added).toMatchObject({
      display: "Dolor de rodilla",
      code: null,
      clinicalStatus: "active",
      verificationStatus: "confirmed",
      source: "entered",
      recordedBy: "Dra. Primera",
      version: 1,
    });
    expect(await audits()).toBe(before + 1);
    const { items } = await listConditions(own, patientId, statePageQuery.parse({}));
    expect(items).toContainEqual(added);
  });

  test("only by who treats: a stranger, an administrator and the patient learn nothing", async () => {
    for (const actor of [stranger, admin, own]) {
      await expect(addCondition(actor, patientId, asthma)).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  test("once for ten equal sendings", async () => {
    const request = {
      id: uuid7(),
      looks: new Map(),
      idempotency: { key: uuid7(), body: JSON.stringify(asthma), status: 201 },
    };
    const actor = { ...doctor, request };
    const added = await Promise.all(
      Array.from({ length: 10 }, () => addCondition(actor, patientId, asthma)),
    );
    expect(new Set(added.map(({ id }) => id)).size).toBe(1);
  });

  test("dates make sense, and a system has a code", async () => {
    for (const wrong of [
      { onset: "1960" },
      { onset: "2099-01-01" },
      { onset: "2020-05", abatement: "2020-04" },
    ]) {
      const input = add({ display: "Asma", ...wrong });
      await expect(addCondition(doctor, patientId, input)).rejects.toMatchObject({
        code: "invalid",
      });
    }
    for (const wrong of [{ onset: "2021-02-30" }, { codeSystem: "x" }, { display: "  " }])
      expect(() => add({ display: "Asma", ...wrong })).toThrow();
  });

  test("not for the deceased, whose record may still be corrected", async () => {
    const dead = await makePatient(clinicId, { deceased: "2020-01-01" });
    await assign(clinicId, dead, { memberId: doctor.memberId ?? "" });
    const refused = addCondition(doctor, dead.patientId, asthma);
    await expect(refused).rejects.toMatchObject({ code: "conflict" });
    const id = await imported(dead.patientId, { display: "Gripe" });
    const input = edit({ clinicalStatus: "resolved" });
    const edited = await editCondition(doctor, dead.patientId, id, input, 1);
    expect(edited).toMatchObject({ clinicalStatus: "resolved", version: 2 });
  });
});

async function imported(of: string, row: { display: string; onset?: string }): Promise<string> {
  const id = uuid7();
  await writeAs(systemActor(clinicId), (tx) =>
    tx.condition.createMany({ data: [{ clinicId, id, patientId: of, ...row }] }),
  );
  return id;
}

describe("changing", () => {
  test("resolved: past from then on", async () => {
    const { id } = await addCondition(doctor, patientId, add({ display: "Otitis", onset: "2025" }));
    const input = edit({ clinicalStatus: "resolved", abatement: "2025-06-02" });
    await editCondition(colleague, patientId, id, input, 1);
    const ids = async (state: "active" | "past") =>
      (await listOfChart(doctor, patientId, CONDITIONS, statePageQuery.parse({ state }))).items.map(
        (item) => item.id,
      );
    expect(await ids("past")).toContain(id);
    expect(await ids("active")).not.toContain(id);
  });

  test("of two at once one is told that the other was first", async () => {
    const { id } = await addCondition(doctor, patientId, add({ display: "Tos" }));
    const both = await Promise.allSettled([
      editCondition(doctor, patientId, id, edit({ display: "Tos seca" }), 1),
      editCondition(colleague, patientId, id, edit({ display: "Tos productiva" }), 1),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "stale" });
  });

  test("entered in error: with a reason, to be read, and never changed again", async () => {
    const { id } = await addCondition(doctor, patientId, add({ display: "De otro paciente" }));
    expect(() => edit({ verificationStatus: "entered-in-error" })).toThrow();
    const wrong = edit({ verificationStatus: "entered-in-error", statusReason: "Era de otro" });
    await editCondition(doctor, patientId, id, wrong, 1);
    const again = editCondition(doctor, patientId, id, edit({ display: "x" }), 2);
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    const { items } = await listConditions(
      doctor,
      patientId,
      statePageQuery.parse({ state: "past" }),
    );
    expect(items.find((item) => item.id === id)?.statusReason).toBe("Era de otro");
  });

  test("another patient's row and another doctor's patient are not there", async () => {
    const other = await makePatient(clinicId);
    const id = await imported(other.patientId, { display: "Ajena" });
    const input = edit({ display: "x" });
    for (const actor of [doctor, stranger, own]) {
      const refused = editCondition(actor, patientId, id, input, 1);
      await expect(refused).rejects.toMatchObject({ code: "not_found" });
    }
  });

  test("an imported age is kept, and hinders no change", async () => {
    const id = await imported(patientId, { display: "Rara", onset: "42 a" });
    const edited = await editCondition(doctor, patientId, id, edit({ display: "Menos rara" }), 1);
    expect(edited).toMatchObject({ onset: "42 a", source: "imported", recordedBy: null });
  });
});

test("who entered a row, and about whom, is fixed in the database", async () => {
  const { id } = await addCondition(doctor, patientId, add({ display: "Fija" }));
  for (const change of ["recorded_by_id = NULL", "source = 'imported'", "patient_id = id"]) {
    const text = `UPDATE conditions SET ${change} WHERE id = $1::uuid`;
    await expect(queryAs(doctor, text, [id]), change).rejects.toMatchObject({ code: "42501" });
  }
});

test("the database refuses what the code forgot", async () => {
  const row = {
    clinicId,
    patientId,
    display: "x",
    source: "entered" as const,
    recordedById: doctor.memberId,
    clinicalStatus: "active",
    verificationStatus: "confirmed",
  };
  for (const wrong of [
    { recordedById: null },
    { clinicalStatus: null },
    { verificationStatus: "entered-in-error" },
    { onset: "yesterday" },
    { onset: "2021", abatement: "2020" },
    { display: " " },
  ]) {
    const data = [{ ...row, id: uuid7(), ...wrong }];
    await expect(writeAs(doctor, (tx) => tx.condition.createMany({ data }))).rejects.toThrow();
  }
});
