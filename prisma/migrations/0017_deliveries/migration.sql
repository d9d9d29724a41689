-- A notification leaves the product by a channel: one row each. It holds how far that went, never what is said.
CREATE TABLE deliveries (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  notification_id uuid NOT NULL,
  channel text NOT NULL,
  state text NOT NULL DEFAULT 'pending',
  attempts integer NOT NULL DEFAULT 0,
  -- The kind of the last error, or why it was skipped.
  failure text,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  claimed_at timestamptz(3),
  sent_at timestamptz(3),
  CONSTRAINT deliveries_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT deliveries_clinic_id_notification_id_fkey FOREIGN KEY (clinic_id, notification_id)
    REFERENCES notifications (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT deliveries_channel_known CHECK (channel IN ('email')),
  CONSTRAINT deliveries_state_known CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'skipped')),
  CONSTRAINT deliveries_sent_when CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE UNIQUE INDEX deliveries_clinic_id_notification_id_channel_key ON deliveries (clinic_id, notification_id, channel);

ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE deliveries FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON deliveries USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
GRANT SELECT, INSERT, UPDATE (state, attempts, failure, claimed_at, sent_at) ON deliveries TO mc_app;

ALTER TABLE notifications ADD CONSTRAINT notifications_event_known CHECK (event IN ('alert', 'care', 'summary', 'answer'));
-- Every open tab asks how many are unread.
CREATE INDEX notifications_unread ON notifications (clinic_id, member_id) WHERE read_at IS NULL;
