-- Browsers that a member lets the clinic wake: where their push service takes messages, and the keys that only they read with.
CREATE TABLE push_subscriptions (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  endpoint text NOT NULL,
  p256dh text NOT NULL,
  auth text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT push_subscriptions_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT push_subscriptions_clinic_id_member_id_fkey FOREIGN KEY (clinic_id, member_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
-- A browser is one person's at a time: who subscribes there last.
CREATE UNIQUE INDEX push_subscriptions_clinic_id_endpoint_key ON push_subscriptions (clinic_id, endpoint);
CREATE INDEX push_subscriptions_clinic_id_member_id_idx ON push_subscriptions (clinic_id, member_id);

ALTER TABLE push_subscriptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE push_subscriptions FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON push_subscriptions USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
REVOKE ALL ON push_subscriptions FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (member_id, p256dh, auth), DELETE ON push_subscriptions TO mc_app;

ALTER TABLE deliveries DROP CONSTRAINT deliveries_channel_known;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_channel_known CHECK (channel IN ('email', 'push'));
