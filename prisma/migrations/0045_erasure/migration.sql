-- Who asks that their account be erased, and what came of it.
CREATE TABLE erasure_requests (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL DEFAULT now(),
  outcome text,
  ended_at timestamptz(3),
  -- Who refused or approved it; empty where its person withdrew it.
  decided_by_id uuid,
  -- Why it was refused, for its person.
  reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT erasure_requests_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT erasure_requests_clinic_id_member_id_fkey FOREIGN KEY (clinic_id, member_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT erasure_requests_clinic_id_decided_by_id_fkey FOREIGN KEY (clinic_id, decided_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT erasure_requests_outcome_known CHECK (outcome IN ('withdrawn', 'refused', 'erased')),
  CONSTRAINT erasure_requests_ended CHECK ((outcome IS NULL) = (ended_at IS NULL)),
  CONSTRAINT erasure_requests_reason CHECK ((outcome IS NOT DISTINCT FROM 'refused') = (reason IS NOT NULL)),
  CONSTRAINT erasure_requests_decided CHECK ((outcome IN ('refused', 'erased')) IS NOT TRUE OR decided_by_id IS NOT NULL)
);
-- One that waits.
CREATE UNIQUE INDEX erasure_requests_once ON erasure_requests (clinic_id, member_id) WHERE outcome IS NULL;

ALTER TABLE erasure_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON erasure_requests USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
-- One's own, and those of the clinic for its administrators.
CREATE POLICY of_applicant ON erasure_requests AS RESTRICTIVE TO mc_app USING (
  current_setting('app.member_role', true) = 'admin'
  OR EXISTS (SELECT FROM memberships m WHERE m.clinic_id = erasure_requests.clinic_id AND m.id = erasure_requests.member_id
    AND m.user_id = current_user_id()));
REVOKE ALL ON erasure_requests FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (outcome, ended_at, decided_by_id, reason, version) ON erasure_requests TO mc_app;

-- A place whose person is gone: its id stays, so that the log and what they signed still point somewhere.
ALTER TABLE memberships ADD COLUMN erased_at timestamptz(3);
ALTER TABLE memberships ADD CONSTRAINT memberships_erased_is_shut CHECK (erased_at IS NULL OR state = 'suspended');

-- What is erased with an account, in the scope of its person; and their name where somebody asked them in.
GRANT DELETE ON credentials, password_resets, notification_choices TO mc_app;
GRANT UPDATE (email, name) ON invitations TO mc_app;
GRANT DELETE ON chart_claims TO mc_app;

ALTER TABLE notifications DROP CONSTRAINT notifications_event_known;
ALTER TABLE notifications ADD CONSTRAINT notifications_event_known
  CHECK (event IN ('alert', 'care', 'summary', 'answer', 'message', 'waiting', 'download', 'document', 'brought', 'emergency', 'review',
    'security', 'registration', 'erasure'));
