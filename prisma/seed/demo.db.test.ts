import { beforeAll, expect, test } from "vitest";
import { NOBODY, queryAs } from "@/lib/platform/db/scope";
import { findDemo, makeDemo } from "./demo";

const NOW = new Date();
let clinicId: string;
const rows = (sql: string) => queryAs({ clinicId, userId: NOBODY, path: "seed" }, sql, []);
const count = async (where: string) =>
  Number((await rows(`SELECT count(*)::int AS n FROM patients p WHERE ${where}`))[0]?.n);

beforeAll(async () => {
  clinicId = await makeDemo(NOW);
});

test("the demo's clinic is found again, and has sixty patients of every kind that breaks screens", async () => {
  expect(await findDemo()).toBe(clinicId);
  expect(await count("true")).toBe(60);
  const kinds: Record<string, string> = {
    minor: "p.birth_last > now() - interval '17 years'",
    newborn: "p.birth_first > now() - interval '28 days'",
    "97 years": "p.birth_first < now() - interval '97 years'",
    deceased: "p.deceased IS NOT NULL",
    "no readings":
      "NOT EXISTS (SELECT FROM readings r WHERE r.clinic_id = p.clinic_id AND r.patient_id = p.id)",
    "3,000 readings":
      "(SELECT count(*) FROM readings r WHERE r.clinic_id = p.clinic_id AND r.patient_id = p.id) >= 3000",
    "one name": "p.names->0->'family' IS NULL OR p.names->0->'given' IS NULL",
    "a long name": "length(p.search_name) > 45",
    "a namesake born the same day": `EXISTS (SELECT FROM patients o WHERE o.clinic_id = p.clinic_id AND o.id <> p.id
      AND o.search_name = p.search_name AND o.birth_date = p.birth_date)`,
    pregnant: `EXISTS (SELECT FROM conditions c WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id
      AND c.display ~* 'embarazo|gestación|pregnan')`,
  };
  for (const [kind, where] of Object.entries(kinds))
    expect(await count(where), kind).toBeGreaterThan(0);
});

test("John Doe is as he is promised", async () => {
  const [john] = await rows(`
    SELECT p.blood_type, p.member_id IS NOT NULL AS signs_in,
      (SELECT string_agg(a.display, '|') FROM allergy_intolerances a WHERE a.patient_id = p.id) AS allergies,
      (SELECT string_agg(c.display, '|') FROM conditions c WHERE c.patient_id = p.id) AS conditions,
      (SELECT string_agg(m.display, '|') FROM medication_requests m WHERE m.patient_id = p.id) AS medicines
    FROM patients p WHERE p.search_name = 'john doe'`);
  expect(john).toMatchObject({
    blood_type: "A+",
    signs_in: true,
    allergies: expect.stringMatching(/penicilin/i),
    conditions: expect.stringMatching(/hipertensi/i),
    medicines: expect.stringMatching(/lisinopril/i),
  });
});

test("readings reach from ninety days ago to now, and critical ones of the last day have their alert", async () => {
  const [times] = await rows(`SELECT max(measured_at) > now() - interval '1 day' AS fresh,
    max(measured_at) <= now() AS past, min(measured_at) < now() - interval '85 days' AS long FROM readings`);
  expect(times).toEqual({ fresh: true, past: true, long: true });
  expect((await rows("SELECT count(*) > 0 AS some FROM alerts"))[0]).toEqual({ some: true });
});

test("some charts have notes that are what was signed; one waits for the first doctor", async () => {
  const found = await rows(
    "SELECT status::text, content_hash, count(*)::int AS n FROM clinical_notes GROUP BY 1, 2",
  );
  expect(found.filter(({ status }) => status === "final").length).toBeGreaterThan(5);
  expect(found.find(({ status }) => status === "preliminary")).toMatchObject({ n: 1 });
});
