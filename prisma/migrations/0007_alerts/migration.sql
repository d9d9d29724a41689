-- Critical readings reach someone: an alert is a row, raised in the transaction of its reading, once for each rule.
CREATE TYPE alert_state AS ENUM ('open', 'acknowledged', 'withdrawn');
CREATE TYPE alert_severity AS ENUM ('critical');

CREATE TABLE alerts (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  vital_set_id uuid NOT NULL,
  reading_id uuid NOT NULL,
  rule text NOT NULL,
  severity alert_severity NOT NULL,
  state alert_state NOT NULL DEFAULT 'open',
  member_id uuid,
  raised_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  acknowledged_by_id uuid,
  acknowledged_at timestamptz(3),
  comment text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT alerts_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT alerts_clinic_id_patient_id_vital_set_id_fkey FOREIGN KEY (clinic_id, patient_id, vital_set_id)
    REFERENCES vital_sets (clinic_id, patient_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT alerts_clinic_id_reading_id_fkey FOREIGN KEY (clinic_id, reading_id)
    REFERENCES readings (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT alerts_clinic_id_member_id_fkey FOREIGN KEY (clinic_id, member_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT alerts_clinic_id_acknowledged_by_id_fkey FOREIGN KEY (clinic_id, acknowledged_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT alerts_acknowledged_by_someone CHECK ((state = 'acknowledged') = (acknowledged_by_id IS NOT NULL AND acknowledged_at IS NOT NULL))
);
CREATE UNIQUE INDEX alerts_clinic_id_reading_id_rule_key ON alerts (clinic_id, reading_id, rule);
CREATE INDEX alerts_clinic_id_state_raised_at_id_idx ON alerts (clinic_id, state, raised_at, id);
CREATE INDEX alerts_clinic_id_patient_id_state_idx ON alerts (clinic_id, patient_id, state);

ALTER TABLE alerts ENABLE ROW LEVEL SECURITY;
ALTER TABLE alerts FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON alerts USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
GRANT SELECT, INSERT, UPDATE (state, acknowledged_by_id, acknowledged_at, comment, version) ON alerts TO mc_app;
