-- Every clinic's audit events are sealed in batches: a chain whose last link is kept, signed, outside of this database.
CREATE TABLE audit_seals (
  clinic_id uuid NOT NULL,
  number integer NOT NULL,
  -- How many events it seals, and how many all seals up to it do.
  events integer NOT NULL,
  total bigint NOT NULL,
  -- Of each event, in order: its id and the digest of its canonical JSON.
  manifest bytea NOT NULL,
  -- The seal before it; zeros for the first.
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  sealed_at timestamptz(3) NOT NULL,
  -- By which rules the digests are made.
  version smallint NOT NULL,
  CONSTRAINT audit_seals_pkey PRIMARY KEY (clinic_id, number),
  CONSTRAINT audit_seals_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT audit_seals_counted CHECK (number > 0 AND events > 0 AND total >= events),
  CONSTRAINT audit_seals_lengths CHECK (octet_length(manifest) = events * 48 AND octet_length(previous) = 32 AND octet_length(hash) = 32)
);
ALTER TABLE audit_seals ALTER COLUMN manifest SET STORAGE EXTERNAL;

-- The seal of an event; none yet while it is new. Order is by seal, for an older transaction may commit later.
ALTER TABLE audit_events ADD COLUMN seal integer;
CREATE INDEX audit_events_to_seal ON audit_events (clinic_id, at, id) WHERE seal IS NULL;
CREATE INDEX audit_events_of_seal ON audit_events (clinic_id, seal) WHERE seal IS NOT NULL;

-- An event may get its seal, once, and nothing else of it changes.
DROP TRIGGER audit_events_append_only ON audit_events;
CREATE TRIGGER audit_events_append_only BEFORE DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_sealed_once BEFORE UPDATE ON audit_events FOR EACH ROW
  WHEN (OLD.seal IS NOT NULL OR NEW.seal IS NULL OR
    (OLD.clinic_id, OLD.id, OLD.actor_kind, OLD.actor_id, OLD.acting_for, OLD.patient_id, OLD.action, OLD.part, OLD.why,
     OLD.outcome, OLD.address, OLD.device, OLD.request_id, OLD.detail, OLD.at)
    IS DISTINCT FROM
    (NEW.clinic_id, NEW.id, NEW.actor_kind, NEW.actor_id, NEW.acting_for, NEW.patient_id, NEW.action, NEW.part, NEW.why,
     NEW.outcome, NEW.address, NEW.device, NEW.request_id, NEW.detail, NEW.at))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seals_no_truncate BEFORE TRUNCATE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whoever appends doesn't seal.
DROP POLICY append ON audit_events;
CREATE POLICY append ON audit_events FOR INSERT WITH CHECK (seal IS NULL AND (current_clinic() IS NULL
  OR clinic_id IN (current_clinic(), '00000000-0000-0000-0000-000000000000')));
GRANT SELECT, UPDATE (seal) ON audit_events TO mc_worker;
CREATE POLICY every_clinic ON audit_events FOR SELECT TO mc_worker USING (true);
CREATE POLICY seal_once ON audit_events FOR UPDATE TO mc_worker USING (true) WITH CHECK (seal IS NOT NULL);

ALTER TABLE audit_seals ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_seals FORCE ROW LEVEL SECURITY;
REVOKE ALL ON audit_seals FROM PUBLIC;
CREATE POLICY read_current ON audit_seals FOR SELECT USING (clinic_id = current_clinic());
CREATE POLICY every_clinic ON audit_seals TO mc_worker USING (true) WITH CHECK (true);
GRANT SELECT ON audit_seals TO mc_app;
GRANT SELECT, INSERT ON audit_seals TO mc_worker;

-- Up to which seal the alert rules have looked.
CREATE TABLE audit_watches (
  clinic_id uuid NOT NULL,
  seal integer NOT NULL,
  CONSTRAINT audit_watches_pkey PRIMARY KEY (clinic_id),
  CONSTRAINT audit_watches_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);

-- What an alert rule found in the audit log.
CREATE TABLE security_alerts (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  rule text NOT NULL,
  -- Whom or what the rule counts by: an account, an address, a device, an event.
  subject text NOT NULL,
  -- The event that made it.
  event_id uuid NOT NULL,
  -- How many of them there were by then.
  found integer NOT NULL,
  -- When that event happened.
  at timestamptz(3) NOT NULL,
  raised_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  seen_by_id uuid,
  seen_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT security_alerts_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT security_alerts_clinic_id_seen_by_id_fkey FOREIGN KEY (clinic_id, seen_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT security_alerts_rule_known CHECK (rule IN ('failed-sign-ins', 'new-device', 'many-charts', 'out-of-hours', 'rights')),
  CONSTRAINT security_alerts_seen_by_whom CHECK ((seen_at IS NULL) = (seen_by_id IS NULL))
);
CREATE UNIQUE INDEX security_alerts_clinic_id_rule_subject_event_id_key ON security_alerts (clinic_id, rule, subject, event_id);
CREATE INDEX security_alerts_clinic_id_rule_subject_at_idx ON security_alerts (clinic_id, rule, subject, at);
CREATE INDEX security_alerts_clinic_id_raised_at_id_idx ON security_alerts (clinic_id, raised_at, id);

-- Somebody asked whether the log is intact: a worker walks the chain and says what it found.
CREATE TABLE audit_checks (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at timestamptz(3),
  -- The proof, or the first fault.
  result jsonb,
  CONSTRAINT audit_checks_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT audit_checks_clinic_id_member_id_fkey FOREIGN KEY (clinic_id, member_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT audit_checks_ended_with_result CHECK ((ended_at IS NULL) = (result IS NULL))
);
CREATE INDEX audit_checks_clinic_id_asked_at_id_idx ON audit_checks (clinic_id, asked_at, id);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_watches', 'security_alerts', 'audit_checks'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', t);
    EXECUTE format('CREATE POLICY same_clinic ON %I USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic())', t);
  END LOOP;
END;
$$;
GRANT SELECT, INSERT, UPDATE (seal) ON audit_watches TO mc_app;
GRANT SELECT, INSERT, UPDATE (seen_by_id, seen_at, version) ON security_alerts TO mc_app;
GRANT SELECT, INSERT, UPDATE (ended_at, result) ON audit_checks TO mc_app;
