-- What a clinic's administrator needs: members who can be suspended and found by name, and an audit log that says what
-- a change changed and can be filtered by action.
CREATE TYPE membership_state AS ENUM ('active', 'suspended');
ALTER TABLE memberships
  ADD COLUMN state membership_state NOT NULL DEFAULT 'active',
  ADD COLUMN last_sign_in_at timestamptz(3),
  ADD COLUMN version integer NOT NULL DEFAULT 1;
GRANT SELECT (state) ON memberships TO mc_auth;

ALTER TABLE users ADD COLUMN search_text text GENERATED ALWAYS AS (public.searchable(name || ' ' || email)) STORED;

ALTER TABLE audit_events ADD COLUMN detail jsonb;
CREATE INDEX audit_events_clinic_id_action_at_id_idx ON audit_events (clinic_id, action, at, id);

-- A section of settings is a row now. Under FORCE the owner would see no clinic's rows, and change none silently.
ALTER TABLE settings NO FORCE ROW LEVEL SECURITY;
INSERT INTO settings (clinic_id, name, value)
  SELECT clinic_id, 'general', jsonb_build_object('emergencyNumber', value) FROM settings WHERE name = 'emergency_number';
DELETE FROM settings WHERE name = 'emergency_number';
ALTER TABLE settings FORCE ROW LEVEL SECURITY;
