-- A person's own zone and density, and what they typed and hadn't sent when they signed out.
ALTER TABLE users ADD COLUMN time_zone text, ADD COLUMN density text;
ALTER TABLE users ADD CONSTRAINT users_density_known CHECK (density IN ('compact', 'comfortable'));
GRANT UPDATE (time_zone, density) ON users TO mc_app;
GRANT SELECT (time_zone, density) ON users TO mc_auth;

CREATE TABLE drafts (
  clinic_id uuid NOT NULL,
  user_id uuid NOT NULL,
  name text NOT NULL,
  sealed text NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  CONSTRAINT drafts_pkey PRIMARY KEY (clinic_id, user_id, name),
  CONSTRAINT drafts_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT drafts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE NO ACTION
);
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON drafts USING (clinic_id = current_clinic() AND user_id = current_user_id())
  WITH CHECK (clinic_id = current_clinic() AND user_id = current_user_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO mc_app;
