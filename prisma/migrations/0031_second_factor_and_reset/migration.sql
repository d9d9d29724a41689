-- What proves who somebody is, besides their password. Each row is its person's own; like the password's hash, mc_app writes
-- the seed and only mc_auth reads it.
CREATE TABLE authenticators (
  user_id uuid NOT NULL,
  -- Sealed by lib/platform/crypto, for this table, column and person.
  seed text NOT NULL,
  -- Empty until its person has shown a code of it: nobody is asked for one before.
  confirmed_at timestamptz(3),
  -- The latest half minute whose code was taken: neither it nor an earlier one is taken again.
  last_step integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT authenticators_pkey PRIMARY KEY (user_id),
  CONSTRAINT authenticators_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);

CREATE TABLE recovery_codes (
  user_id uuid NOT NULL,
  code_hash text NOT NULL,
  used_at timestamptz(3),
  CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, code_hash),
  CONSTRAINT recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);

CREATE TABLE password_resets (
  user_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Made when its mail leaves; empty before.
  token_hash text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  CONSTRAINT password_resets_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT password_resets_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX password_resets_token_hash_key ON password_resets (token_hash);

-- Where somebody has signed in from: the hash of their browser's cookie, and what it said of itself.
CREATE TABLE known_devices (
  user_id uuid NOT NULL,
  id uuid NOT NULL,
  cookie_hash text NOT NULL,
  device text NOT NULL,
  address text NOT NULL,
  first_seen_at timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT known_devices_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT known_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX known_devices_user_id_cookie_hash_key ON known_devices (user_id, cookie_hash);

-- Whether the password is one that only a second factor makes long enough: then that one can't be switched off.
ALTER TABLE credentials ADD COLUMN short boolean NOT NULL DEFAULT false;
GRANT SELECT (short), UPDATE (short) ON credentials TO mc_app;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['authenticators', 'recovery_codes', 'password_resets', 'known_devices'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own ON %I USING (user_id = current_user_id()) WITH CHECK (user_id = current_user_id())', t);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', t);
  END LOOP;
END;
$$;
CREATE POLICY sign_in ON authenticators FOR SELECT TO mc_auth USING (true);
CREATE POLICY sign_in ON password_resets FOR SELECT TO mc_auth USING (true);
GRANT SELECT (user_id, seed, confirmed_at) ON authenticators TO mc_auth;
GRANT SELECT (user_id, id, token_hash, expires_at, used_at) ON password_resets TO mc_auth;

GRANT SELECT (user_id, confirmed_at, last_step, created_at), INSERT, UPDATE (seed, confirmed_at, last_step, created_at), DELETE
  ON authenticators TO mc_app;
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON recovery_codes TO mc_app;
GRANT SELECT (user_id, id, created_at, expires_at, used_at), INSERT, UPDATE (token_hash, used_at) ON password_resets TO mc_app;
GRANT SELECT, INSERT, UPDATE (last_seen_at), DELETE ON known_devices TO mc_app;
