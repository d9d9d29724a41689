-- Break-glass: a chart opened without a care relation, for a while, with a reason; an administrator reviews each.
CREATE TABLE emergency_accesses (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  member_id uuid NOT NULL,
  reason text NOT NULL,
  starts_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ends_at timestamptz(3) NOT NULL,
  -- What made it look unusual when it began.
  patterns text[] NOT NULL DEFAULT '{}',
  outcome text,
  comment text,
  reviewed_by_id uuid,
  reviewed_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT emergency_accesses_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT emergency_accesses_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT emergency_accesses_clinic_id_member_id_fkey FOREIGN KEY (clinic_id, member_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT emergency_accesses_clinic_id_reviewed_by_id_fkey FOREIGN KEY (clinic_id, reviewed_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT emergency_accesses_reason_said CHECK (length(btrim(reason)) BETWEEN 10 AND 1000),
  CONSTRAINT emergency_accesses_an_hour CHECK (ends_at >= starts_at AND ends_at <= starts_at + interval '60 minutes'),
  CONSTRAINT emergency_accesses_outcome_known CHECK (outcome IN ('justified', 'unjustified')),
  CONSTRAINT emergency_accesses_reviewed CHECK ((outcome IS NULL) = (reviewed_by_id IS NULL)
    AND (outcome IS NULL) = (reviewed_at IS NULL) AND (outcome IS NULL) = (comment IS NULL)),
  -- Nobody judges their own.
  CONSTRAINT emergency_accesses_by_another CHECK (reviewed_by_id <> member_id),
  CONSTRAINT emergency_accesses_patterns_known CHECK (patterns <@ ARRAY['family_name', 'many'])
);
CREATE INDEX emergency_accesses_clinic_id_member_id_ends_at_idx ON emergency_accesses (clinic_id, member_id, ends_at);
CREATE INDEX emergency_accesses_clinic_id_patient_id_idx ON emergency_accesses (clinic_id, patient_id);
CREATE INDEX emergency_accesses_clinic_id_starts_at_id_idx ON emergency_accesses (clinic_id, starts_at, id);

-- It can be ended sooner and reviewed once; nothing else of it changes, and nothing lengthens it.
CREATE FUNCTION keep_emergency_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an emergency access is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.clinic_id, NEW.id, NEW.patient_id, NEW.member_id, NEW.reason, NEW.starts_at, NEW.patterns)
     IS DISTINCT FROM (OLD.clinic_id, OLD.id, OLD.patient_id, OLD.member_id, OLD.reason, OLD.starts_at, OLD.patterns) THEN
    RAISE EXCEPTION 'what an emergency access is stays' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.ends_at > OLD.ends_at THEN
    RAISE EXCEPTION 'an emergency access is never lengthened' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.outcome IS NOT NULL AND (NEW.outcome, NEW.comment, NEW.reviewed_by_id, NEW.reviewed_at)
     IS DISTINCT FROM (OLD.outcome, OLD.comment, OLD.reviewed_by_id, OLD.reviewed_at) THEN
    RAISE EXCEPTION 'a review stands' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER emergency_accesses_kept BEFORE UPDATE OR DELETE ON emergency_accesses
  FOR EACH ROW EXECUTE FUNCTION keep_emergency_access();

ALTER TABLE emergency_accesses ENABLE ROW LEVEL SECURITY;
ALTER TABLE emergency_accesses FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON emergency_accesses USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
REVOKE ALL ON emergency_accesses FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (ends_at, outcome, comment, reviewed_by_id, reviewed_at, version) ON emergency_accesses TO mc_app;

-- To the patient, and to who reviews.
ALTER TABLE notifications DROP CONSTRAINT notifications_event_known;
ALTER TABLE notifications ADD CONSTRAINT notifications_event_known
  CHECK (event IN ('alert', 'care', 'summary', 'answer', 'message', 'waiting', 'download', 'document', 'brought', 'emergency', 'review'));
