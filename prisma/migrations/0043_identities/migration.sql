-- By which name a provider of sign-in knows somebody. Each row is its person's own; mc_auth reads whose one is before anybody is
-- known. Nobody changes one.
CREATE TABLE identities (
  user_id uuid NOT NULL,
  id uuid NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  -- The address that the provider named then, to know the row by; nobody is found by it.
  email text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_used_at timestamptz(3),
  CONSTRAINT identities_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX identities_issuer_subject_key ON identities (issuer, subject);

ALTER TABLE identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE identities FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON identities USING (user_id = current_user_id()) WITH CHECK (user_id = current_user_id());
CREATE POLICY sign_in ON identities FOR SELECT TO mc_auth USING (true);
REVOKE ALL ON identities FROM PUBLIC;
GRANT SELECT (user_id, id, issuer, subject) ON identities TO mc_auth;
GRANT SELECT, INSERT, UPDATE (last_used_at), DELETE ON identities TO mc_app;
