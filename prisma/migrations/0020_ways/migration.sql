-- How each member wants to be told, and messages and deliveries that wait for their hour.
CREATE TABLE notification_choices (
  clinic_id uuid NOT NULL,
  member_id uuid NOT NULL,
  -- Whether an event comes by a way, as in {"alert.email": false}; what isn't there is as the clinic has it.
  ways jsonb NOT NULL DEFAULT '{}',
  -- Minutes after midnight in the person's zone.
  quiet_from integer,
  quiet_until integer,
  digest_at integer,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT notification_choices_pkey PRIMARY KEY (clinic_id, member_id),
  CONSTRAINT notification_choices_clinic_id_member_id_fkey FOREIGN KEY (clinic_id, member_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT notification_choices_ways_object CHECK (jsonb_typeof(ways) = 'object'),
  CONSTRAINT notification_choices_quiet_both CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
  CONSTRAINT notification_choices_quiet_some CHECK (quiet_from <> quiet_until),
  CONSTRAINT notification_choices_in_a_day CHECK (quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439
    AND digest_at BETWEEN 0 AND 1439)
);

ALTER TABLE notification_choices ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification_choices FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON notification_choices USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
REVOKE ALL ON notification_choices FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (ways, quiet_from, quiet_until, digest_at, version) ON notification_choices TO mc_app;

-- Not before this moment; the relay leaves it until then.
ALTER TABLE outbox_messages ADD COLUMN due_at timestamptz(3);
ALTER TABLE deliveries ADD COLUMN due_at timestamptz(3);
GRANT UPDATE (due_at) ON deliveries TO mc_app;
-- What failed, for the administrator's list and for the person's own page.
CREATE INDEX deliveries_clinic_id_state_created_at_id_idx ON deliveries (clinic_id, state, created_at, id);
-- What waits for the same hour leaves together.
CREATE INDEX deliveries_due ON deliveries (clinic_id, due_at) WHERE due_at IS NOT NULL;
