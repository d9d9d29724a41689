// A chart as long as a life with several diseases: 700 encounters, 1,000 medicines, and what goes with them.
import pg from "pg";
import { step } from "../scripts/console.mjs";
import { enterAsSeed } from "./clinic.mjs";
import { get } from "./people.mjs";

const OWN = "current_clinic(), gen_random_uuid(), $1::uuid";
const ago = (days) => `now() - n * interval '${days} days'`;

const ROWS = [
  `INSERT INTO encounters (clinic_id, id, patient_id, status, class, display, reason, start, start_at)
   SELECT ${OWN}, 'finished', 'AMB', 'Consulta', 'Control ' || n, to_char(${ago(9)}, 'YYYY-MM-DD'), ${ago(9)} FROM generate_series(1, 700) n`,
  `INSERT INTO medication_requests (clinic_id, id, patient_id, status, display, dosage, authored, authored_at)
   SELECT ${OWN}, CASE WHEN n <= 20 THEN 'active' ELSE 'completed' END, 'Medicamento ' || n, 'Uno al día', to_char(${ago(6)}, 'YYYY-MM-DD'), ${ago(6)}
   FROM generate_series(1, 1000) n`,
  `INSERT INTO conditions (clinic_id, id, patient_id, display, clinical_status, onset, onset_at)
   SELECT ${OWN}, 'Condición ' || n, CASE WHEN n <= 15 THEN 'active' ELSE 'resolved' END, to_char(${ago(40)}, 'YYYY-MM-DD'), ${ago(40)}
   FROM generate_series(1, 150) n`,
  `INSERT INTO diagnostic_reports (clinic_id, id, patient_id, status, display, effective, effective_at)
   SELECT ${OWN}, 'final', 'Analítica', to_char(${ago(30)}, 'YYYY-MM-DD'), ${ago(30)} FROM generate_series(1, 200) n`,
  `INSERT INTO observations (clinic_id, id, patient_id, diagnostic_report_id, status, category, code_system, code, display, value, unit, effective, effective_at)
   SELECT r.clinic_id, gen_random_uuid(), r.patient_id, r.id, 'final', 'laboratory', 'http://loinc.org', 'bench-' || k, 'Prueba ' || k, k, 'mg/dL', r.effective, r.effective_at
   FROM diagnostic_reports r, generate_series(1, 20) k WHERE r.clinic_id = current_clinic() AND r.patient_id = $1::uuid`,
  `INSERT INTO vital_sets (clinic_id, id, patient_id, measured, measured_at)
   SELECT ${OWN}, to_char(${ago(2)}, 'YYYY-MM-DD'), ${ago(2)} FROM generate_series(1, 1500) n`,
  `INSERT INTO readings (clinic_id, id, vital_set_id, patient_id, code, source, value, unit, canonical, measured_at)
   SELECT s.clinic_id, gen_random_uuid(), s.id, s.patient_id, k.code, 'imported', k.value, k.unit, k.value, s.measured_at
   FROM vital_sets s, (VALUES ('8867-4', 72, '/min'), ('8310-5', 36.6, 'Cel'), ('29463-7', 80, 'kg')) k (code, value, unit)
   WHERE s.clinic_id = current_clinic() AND s.patient_id = $1::uuid`,
];

/** Adds the patient to the doctor's list; gives the id. */
export function addBigChart(base, env, doctor) {
  return step("A chart of 700 encounters and 1,000 medicines", async () => {
    const me = await get(base, "/api/v1/me", doctor);
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    try {
      await enterAsSeed(client, me.clinic.id);
      return await insert(client, me.user.id);
    } finally {
      await client.end();
    }
  });
}

async function insert(client, userId) {
  const { rows } = await client.query(
    `INSERT INTO patients (clinic_id, id, mrn, names, birth_date)
     VALUES (current_clinic(), gen_random_uuid(), 'BENCH-' || gen_random_uuid(), '[{"family":"Historia","given":["Larga"]}]', '1940-01-01')
     RETURNING id`,
  );
  const [{ id }] = rows;
  await client.query(
    `INSERT INTO care_relationships (clinic_id, id, patient_id, member_id, reason, starts_at)
     SELECT ${OWN}, m.id, 'bench', now() - interval '1 day' FROM memberships m WHERE m.clinic_id = current_clinic() AND m.user_id = $2`,
    [id, userId],
  );
  for (const statement of ROWS) await client.query(statement, [id]);
  return id;
}
