-- Who registers by themselves. Before the address is theirs, what they typed waits sealed; mc_app writes the hash of the link's
-- token and only mc_auth reads it.
CREATE TABLE registrations (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Name, birth date, address, language and the password's hash, for this table, column and row.
  sealed text NOT NULL,
  -- Made when its mail leaves; empty before.
  token_hash text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT registrations_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT registrations_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX registrations_token_hash_key ON registrations (token_hash);
CREATE INDEX registrations_expires_at_idx ON registrations (expires_at);

ALTER TABLE registrations ENABLE ROW LEVEL SECURITY;
ALTER TABLE registrations FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON registrations USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
CREATE POLICY sign_in ON registrations FOR SELECT TO mc_auth USING (true);
CREATE POLICY every_clinic ON registrations TO mc_worker USING (true);
REVOKE ALL ON registrations FROM PUBLIC;
GRANT SELECT (clinic_id, id, sealed, created_at, expires_at), INSERT, UPDATE (token_hash), DELETE ON registrations TO mc_app;
GRANT SELECT (clinic_id, id, sealed, token_hash, expires_at) ON registrations TO mc_auth;
GRANT SELECT (expires_at), DELETE ON registrations TO mc_worker;

-- Whose address is known and who is to get a chart: a new one, or the one that the clinic says is theirs.
CREATE TABLE chart_claims (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  given text NOT NULL,
  family text NOT NULL,
  birth_date text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  outcome text,
  decided_at timestamptz(3),
  -- Empty where nobody was like them: then nobody need decide.
  decided_by_id uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT chart_claims_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT chart_claims_clinic_id_member_id_fkey FOREIGN KEY (clinic_id, member_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT chart_claims_clinic_id_decided_by_id_fkey FOREIGN KEY (clinic_id, decided_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT chart_claims_outcome_known CHECK (outcome IN ('new', 'connected')),
  CONSTRAINT chart_claims_decided CHECK ((outcome IS NULL) = (decided_at IS NULL)),
  CONSTRAINT chart_claims_connected_by_somebody CHECK (outcome IS DISTINCT FROM 'connected' OR decided_by_id IS NOT NULL)
);
CREATE UNIQUE INDEX chart_claims_clinic_id_member_id_key ON chart_claims (clinic_id, member_id);

ALTER TABLE chart_claims ENABLE ROW LEVEL SECURITY;
ALTER TABLE chart_claims FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON chart_claims USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
-- One's own, and those of the clinic for who keeps its register.
CREATE POLICY of_applicant ON chart_claims AS RESTRICTIVE TO mc_app USING ((SELECT path_opens('person'))
  OR EXISTS (SELECT FROM memberships m WHERE m.clinic_id = chart_claims.clinic_id AND m.id = chart_claims.member_id
    AND m.user_id = current_user_id()));
REVOKE ALL ON chart_claims FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (outcome, decided_at, decided_by_id, version) ON chart_claims TO mc_app;

-- Before anybody is signed in, which clinics let people register.
CREATE POLICY sign_in ON settings FOR SELECT TO mc_auth USING (name = 'security');
GRANT SELECT (clinic_id, name, value) ON settings TO mc_auth;

-- Administrators are told that somebody waits.
ALTER TABLE notifications DROP CONSTRAINT notifications_event_known;
ALTER TABLE notifications ADD CONSTRAINT notifications_event_known
  CHECK (event IN ('alert', 'care', 'summary', 'answer', 'message', 'waiting', 'download', 'document', 'brought', 'emergency', 'review',
    'security', 'registration'));
