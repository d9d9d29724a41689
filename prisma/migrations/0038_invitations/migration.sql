-- Who was asked to come into a clinic: staff by an administrator, a patient to their own chart. The link is its holder's
-- proof that the address is theirs; like a password's hash, mc_app writes its hash and only mc_auth reads it.
CREATE TABLE invitations (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role role NOT NULL,
  -- The chart that the account is connected to.
  patient_id uuid,
  -- How whoever invites knew that it is this patient's address.
  identified text,
  invited_by_id uuid NOT NULL,
  -- Made when its mail leaves; empty before.
  token_hash text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  sent_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  outcome text,
  ended_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT invitations_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT invitations_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT invitations_clinic_id_invited_by_id_fkey FOREIGN KEY (clinic_id, invited_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT invitations_email_lower_case CHECK (email = lower(email)),
  CONSTRAINT invitations_to_a_chart CHECK ((role = 'patient') = (patient_id IS NOT NULL)),
  CONSTRAINT invitations_identified CHECK ((patient_id IS NULL) = (identified IS NULL)),
  CONSTRAINT invitations_outcome_known CHECK (outcome IN ('accepted', 'withdrawn')),
  CONSTRAINT invitations_ended CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX invitations_token_hash_key ON invitations (token_hash);
-- One that is open for an address, and for a chart.
CREATE UNIQUE INDEX invitations_once ON invitations (clinic_id, email) WHERE outcome IS NULL;
CREATE UNIQUE INDEX invitations_once_a_chart ON invitations (clinic_id, patient_id) WHERE outcome IS NULL;

ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON invitations USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
CREATE POLICY sign_in ON invitations FOR SELECT TO mc_auth USING (true);
REVOKE ALL ON invitations FROM PUBLIC;
GRANT SELECT (clinic_id, id, email, name, role, patient_id, identified, invited_by_id, created_at, sent_at, expires_at, outcome,
  ended_at, version), INSERT, UPDATE (token_hash, invited_by_id, sent_at, expires_at, outcome, ended_at, version)
  ON invitations TO mc_app;
GRANT SELECT (clinic_id, id, email, name, role, patient_id, invited_by_id, token_hash, expires_at, outcome, version)
  ON invitations TO mc_auth;
