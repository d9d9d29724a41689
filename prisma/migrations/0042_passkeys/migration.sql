-- Keys that a device, or a manager of passwords, keeps for somebody: only the public half is here. Each row is its person's own;
-- mc_auth reads whose a key is before anybody is known. Nobody changes a key that was kept.
CREATE TABLE passkeys (
  user_id uuid NOT NULL,
  id uuid NOT NULL,
  -- What the device calls it, in base64url.
  credential text NOT NULL,
  public_key bytea NOT NULL,
  -- How often the device says that it was used; nothing but 0 where it doesn't count. It never goes back.
  counter bigint NOT NULL,
  -- By which ways a browser reaches it: "internal", "hybrid", "usb".
  transports text[] NOT NULL DEFAULT '{}',
  name text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_used_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT passkeys_pkey PRIMARY KEY (user_id, id),
  CONSTRAINT passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX passkeys_credential_key ON passkeys (credential);

ALTER TABLE passkeys ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkeys FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON passkeys USING (user_id = current_user_id()) WITH CHECK (user_id = current_user_id());
CREATE POLICY sign_in ON passkeys FOR SELECT TO mc_auth USING (true);
REVOKE ALL ON passkeys FROM PUBLIC;
GRANT SELECT (user_id, id, credential, public_key) ON passkeys TO mc_auth;
GRANT SELECT, INSERT, UPDATE (counter, last_used_at, name, version), DELETE ON passkeys TO mc_app;
