import { beforeEach, expect, test } from "vitest";
import { makeTrial } from "@/lib/testing/bundles";

let trial: Awaited<ReturnType<typeof makeTrial>>;
beforeEach(async () => {
  trial = await makeTrial();
});

const ID = "8f0c52cd-2d43-4f8e-9a5e-3f41a8f3a001";
const P = "8f0c52cd-2d43-4f8e-9a5e-3f41a8f3a002";
const PATIENT = { resourceType: "Patient", id: P, name: [{ family: "Ordóñez" }] };
const subject = { reference: `urn:uuid:${P}` };
const VISIT = { resourceType: "Encounter", id: ID, status: "finished", subject };
const condition = (id: string, reference: string) => ({
  resourceType: "Condition",
  id,
  code: { text: id },
  subject,
  encounter: { reference },
});
const OTHERS = [
  { resourceType: "Procedure", id: "s", status: "completed", code: { text: "s" } },
  { resourceType: "Immunization", id: "i", status: "completed", vaccineCode: { text: "i" } },
  { resourceType: "DiagnosticReport", id: "r", status: "final", code: { text: "r" } },
  { resourceType: "Observation", id: "o", status: "final", code: { text: "o" }, valueString: "si" },
  { resourceType: "MedicationRequest", id: "m", status: "active", intent: "order" },
].map((one) => ({
  ...one,
  medicationCodeableConcept: one.id === "m" ? { text: "m" } : undefined,
  [one.id === "i" ? "patient" : "subject"]: subject,
  encounter: { reference: `Encounter/${ID}` },
}));

const linked = async () =>
  (
    await trial.rows(`SELECT x.display FROM encounters e JOIN (
      SELECT display, encounter_id FROM conditions UNION ALL SELECT display, encounter_id FROM procedures
      UNION ALL SELECT display, encounter_id FROM immunizations UNION ALL SELECT display, encounter_id FROM diagnostic_reports
      UNION ALL SELECT display, encounter_id FROM observations UNION ALL SELECT display, encounter_id FROM medication_requests
    ) x ON x.encounter_id = e.id ORDER BY x.display`)
  ).map(({ display }) => display);

test("what came before its encounter is linked when that comes, with the rest again or alone", async () => {
  const first = [PATIENT, condition("c", `urn:uuid:${ID}`), ...OTHERS];
  await trial.run(...first);
  expect(await linked()).toEqual([]);
  const { outcomes } = await trial.run(...first, VISIT);
  expect(outcomes.filter(({ outcome }) => outcome === "unchanged")).toHaveLength(first.length);
  expect(await linked()).toEqual(["c", "i", "m", "o", "r", "s"]);
});

test("a later bundle with the encounter alone links too, and the patient's log says so", async () => {
  await trial.run(PATIENT, condition("c", `https://other.test/fhir/Encounter/${ID}`));
  await trial.run(VISIT);
  expect(await linked()).toEqual(["c"]);
  const about = "SELECT FROM audit_events WHERE action = 'import' AND patient_id IS NOT NULL";
  expect(await trial.rows(about)).toHaveLength(2);
});

test("an id that is no UUID means nothing in another source; the newest version's word counts", async () => {
  const visit = { ...VISIT, id: "v1" };
  await trial.run(PATIENT, condition("c", "Encounter/v1"));
  const elsewhere = { resourceType: "Patient", id: "other", name: [{ family: "Gil" }] };
  await trial.run(elsewhere, visit);
  expect(await linked()).toEqual([]);
  await trial.run(PATIENT, { ...condition("c", "Encounter/v1"), encounter: undefined });
  await trial.run(PATIENT, visit);
  expect(await linked()).toEqual([]);
  await trial.run(PATIENT, condition("d", "Encounter/v2"));
  await trial.run(PATIENT, { ...visit, id: "v2" });
  expect(await linked()).toEqual(["d"]);
});
