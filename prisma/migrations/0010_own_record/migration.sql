-- A record leaves as it came: an original keeps the address it had in its bundle, which its neighbours refer to it by.
ALTER TABLE fhir_resources ADD COLUMN full_url text;
DROP INDEX fhir_resources_clinic_id_patient_id_idx;
CREATE INDEX fhir_resources_clinic_id_patient_id_id_idx ON fhir_resources (clinic_id, patient_id, id);
CREATE INDEX fhir_resources_clinic_id_local_id_idx ON fhir_resources (clinic_id, local_id);

-- "No known allergies" may come with a record from elsewhere: then nobody here made the statement, but somebody did.
ALTER TABLE no_known_allergies
  ALTER COLUMN recorded_by_id DROP NOT NULL,
  ADD COLUMN recorded_by_name text,
  ADD CONSTRAINT no_known_allergies_by_someone CHECK (recorded_by_id IS NOT NULL OR recorded_by_name IS NOT NULL);

-- What a patient asks about an entry of "who has seen my record": the accesses of one person to one part in one quarter
-- of an hour. There is no row of an entry to point to, for it is a group of audit events.
CREATE TYPE access_question_state AS ENUM ('open', 'answered');

CREATE TABLE access_questions (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  quarter timestamptz(3) NOT NULL,
  actor text NOT NULL,
  part text NOT NULL,
  question text NOT NULL,
  state access_question_state NOT NULL DEFAULT 'open',
  asked_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  answer text,
  answered_by_id uuid,
  answered_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT access_questions_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT access_questions_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT access_questions_clinic_id_answered_by_id_fkey FOREIGN KEY (clinic_id, answered_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT access_questions_said CHECK (length(trim(question)) BETWEEN 1 AND 1000 AND coalesce(length(trim(answer)) BETWEEN 1 AND 2000, true)),
  CONSTRAINT access_questions_answered CHECK ((state = 'answered') = (answer IS NOT NULL AND answered_by_id IS NOT NULL AND answered_at IS NOT NULL))
);
CREATE INDEX access_questions_clinic_id_patient_id_quarter_idx ON access_questions (clinic_id, patient_id, quarter);
CREATE INDEX access_questions_clinic_id_state_asked_at_id_idx ON access_questions (clinic_id, state, asked_at, id);
-- One open question an entry, also from two tabs at once.
CREATE UNIQUE INDEX access_questions_once ON access_questions (clinic_id, patient_id, quarter, actor, part) WHERE state = 'open';

ALTER TABLE access_questions ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_questions FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON access_questions USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
REVOKE ALL ON access_questions FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (state, answer, answered_by_id, answered_at, version) ON access_questions TO mc_app;
