-- What somebody asked to take away of a chart: a worker writes it, its bytes are in the storage for a day.
CREATE TYPE download_state AS ENUM ('waiting', 'running', 'ready', 'failed', 'expired');

CREATE TABLE downloads (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  -- Who asked, and the only one who gets it.
  member_id uuid NOT NULL,
  kind text NOT NULL,
  format text NOT NULL,
  -- The note that a visit summary is of.
  note_id uuid,
  from_at timestamptz(3),
  until_at timestamptz(3),
  locale text NOT NULL,
  time_zone text NOT NULL,
  state download_state NOT NULL DEFAULT 'waiting',
  -- In hundredths.
  progress integer NOT NULL DEFAULT 0,
  -- How often a worker began with it.
  attempts integer NOT NULL DEFAULT 0,
  -- Why it failed: a code, whose words are in messages/.
  failure text,
  storage_key text,
  size bigint,
  sha256 text,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ready_at timestamptz(3),
  expires_at timestamptz(3),
  CONSTRAINT downloads_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT downloads_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT downloads_clinic_id_member_id_fkey FOREIGN KEY (clinic_id, member_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT downloads_kind_has_format CHECK (
    (kind IN ('visit-summary', 'chart-summary', 'record') AND format = 'pdf')
    OR (kind = 'vitals' AND format IN ('pdf', 'xlsx', 'csv')) OR (kind = 'record' AND format = 'fhir')),
  CONSTRAINT downloads_note_of_summary CHECK ((kind = 'visit-summary') = (note_id IS NOT NULL)),
  CONSTRAINT downloads_progress_in_hundredths CHECK (progress BETWEEN 0 AND 100),
  CONSTRAINT downloads_failed_has_reason CHECK ((state = 'failed') = (failure IS NOT NULL)),
  CONSTRAINT downloads_ready_is_kept CHECK (
    state <> 'ready' OR (storage_key IS NOT NULL AND size > 0 AND sha256 IS NOT NULL AND expires_at IS NOT NULL))
);
CREATE INDEX downloads_clinic_id_member_id_created_at_id_idx ON downloads (clinic_id, member_id, created_at, id);

ALTER TABLE downloads ENABLE ROW LEVEL SECURITY;
ALTER TABLE downloads FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON downloads USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
REVOKE ALL ON downloads FROM PUBLIC;
GRANT SELECT, INSERT, DELETE, UPDATE (state, progress, attempts, failure, storage_key, size, sha256, ready_at, expires_at)
  ON downloads TO mc_app;

ALTER TABLE notifications DROP CONSTRAINT notifications_event_known;
ALTER TABLE notifications ADD CONSTRAINT notifications_event_known
  CHECK (event IN ('alert', 'care', 'summary', 'answer', 'message', 'waiting', 'download'));
