-- Who may act for a patient: asked by the patient, or by the clinic for a minor; for named parts of the record alone.
CREATE TABLE caregivers (
  clinic_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  -- Whom it is for, until they accept: lower case.
  email text NOT NULL,
  name text NOT NULL,
  relationship text NOT NULL,
  scopes text[] NOT NULL,
  -- How the clinic knew that this person answers for the minor; empty where the patient asked.
  proof text,
  -- Ends with the patient's coming of age.
  until_majority boolean NOT NULL DEFAULT false,
  invited_by_id uuid NOT NULL,
  -- Who accepted.
  member_id uuid,
  accepted_at timestamptz(3),
  expires_at timestamptz(3),
  ended_at timestamptz(3),
  ended_by_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT caregivers_pkey PRIMARY KEY (clinic_id, id),
  CONSTRAINT caregivers_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id)
    REFERENCES patients (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT caregivers_clinic_id_invited_by_id_fkey FOREIGN KEY (clinic_id, invited_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT caregivers_clinic_id_member_id_fkey FOREIGN KEY (clinic_id, member_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT caregivers_clinic_id_ended_by_id_fkey FOREIGN KEY (clinic_id, ended_by_id)
    REFERENCES memberships (clinic_id, id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  CONSTRAINT caregivers_email_lower_case CHECK (email = lower(email)),
  CONSTRAINT caregivers_scopes_known CHECK (scopes <@ ARRAY['appointments', 'messages', 'results', 'medicines', 'conditions', 'notes', 'documents']
    AND cardinality(scopes) > 0),
  CONSTRAINT caregivers_proof_of_minors CHECK ((proof IS NOT NULL) = until_majority),
  CONSTRAINT caregivers_accepted CHECK ((member_id IS NULL) = (accepted_at IS NULL))
);
-- One that stands for an address and a patient.
CREATE UNIQUE INDEX caregivers_once ON caregivers (clinic_id, patient_id, email) WHERE ended_at IS NULL;
CREATE INDEX caregivers_clinic_id_member_id_idx ON caregivers (clinic_id, member_id);
CREATE INDEX caregivers_clinic_id_email_idx ON caregivers (clinic_id, email);

-- Somebody may come into a clinic to act for others, with no chart of their own.
ALTER TABLE invitations DROP CONSTRAINT invitations_to_a_chart;
ALTER TABLE invitations ADD CONSTRAINT invitations_to_a_chart CHECK (patient_id IS NULL OR role = 'patient');

-- Those that hold now: accepted, neither ended nor expired, of a living patient, and of a minor until they come of age in the
-- clinic's zone. A minor without a birth date is none.
CREATE VIEW live_caregivers AS
  SELECT g.id, g.patient_id, g.member_id, g.scopes
  FROM caregivers g
    JOIN memberships m ON m.clinic_id = g.clinic_id AND m.id = g.member_id AND m.state = 'active'
    JOIN patients p ON p.clinic_id = g.clinic_id AND p.id = g.patient_id AND p.deceased IS NULL
    JOIN clinics c ON c.id = g.clinic_id
  WHERE g.clinic_id = current_clinic() AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())
    AND (NOT g.until_majority OR p.birth_first + interval '18 years' > (now() AT TIME ZONE c.time_zone)::date);
REVOKE ALL ON live_caregivers FROM PUBLIC;
GRANT SELECT ON live_caregivers TO mc_app;

-- The chart of this transaction where it is open to a caregiver, and for which parts.
CREATE FUNCTION cared_chart() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('app.cared_chart', true), '')::uuid $$;
CREATE FUNCTION caregiver_sees(scope text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT scope = 'any' OR scope = ANY (string_to_array(current_setting('app.cared_scopes', true), ' ')) $$;

CREATE OR REPLACE FUNCTION enter_scope(clinic uuid, person uuid, chart uuid, path text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place record;
  opened uuid;
  parts text[];
BEGIN
  PERFORM set_config('app.clinic_id', clinic::text, true), set_config('app.user_id', person::text, true),
    set_config('app.path', coalesce(path, ''), true);
  SELECT m.id, m.role INTO place FROM memberships m WHERE m.clinic_id = clinic AND m.user_id = person AND m.state = 'active';
  PERFORM set_config('app.member_id', coalesce(place.id::text, ''), true),
    set_config('app.member_role', coalesce(place.role::text, ''), true);
  IF chart IS NOT NULL THEN
    SELECT o.patient_id INTO opened FROM open_charts o WHERE o.patient_id = chart LIMIT 1;
    IF opened IS NULL AND place.role = 'patient' THEN
      SELECT array_agg(DISTINCT scope) INTO parts FROM live_caregivers g, unnest(g.scopes) scope
      WHERE g.patient_id = chart AND g.member_id = place.id;
    END IF;
  END IF;
  PERFORM set_config('app.open_chart', coalesce(opened::text, ''), true),
    set_config('app.cared_chart', CASE WHEN parts IS NULL THEN '' ELSE chart::text END, true),
    set_config('app.cared_scopes', coalesce(array_to_string(parts, ' '), ''), true);
END;
$$;

ALTER TABLE caregivers ENABLE ROW LEVEL SECURITY;
ALTER TABLE caregivers FORCE ROW LEVEL SECURITY;
CREATE POLICY same_clinic ON caregivers USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
-- One's own are read, those that wait for one's address too; none is written by whom it is for.
CREATE POLICY of_person ON caregivers AS RESTRICTIVE TO mc_app USING (
  member_id = (SELECT current_member()) OR patient_id = (SELECT open_chart()) OR (SELECT path_opens('person'))
  OR email = (SELECT u.email FROM users u WHERE u.id = current_user_id())
  OR EXISTS (SELECT FROM open_charts o WHERE o.patient_id = caregivers.patient_id)
) WITH CHECK (
  patient_id = (SELECT open_chart()) OR (SELECT path_opens('person')) OR EXISTS (SELECT FROM open_charts o WHERE o.patient_id = caregivers.patient_id)
);
REVOKE ALL ON caregivers FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (email, name, scopes, expires_at, ended_at, ended_by_id, version) ON caregivers TO mc_app;

-- What whom it is for does: accept it, once, or end it, before or after. The patient whose chart it is of can't be their own.
CREATE FUNCTION answer_caregiver(caregiver uuid, accept boolean) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  patient uuid;
BEGIN
  IF accept THEN
    UPDATE caregivers g SET member_id = current_member(), accepted_at = now(), version = g.version + 1
    WHERE g.clinic_id = current_clinic() AND g.id = caregiver AND g.member_id IS NULL AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > now())
      AND g.email = (SELECT u.email FROM users u WHERE u.id = current_user_id())
      AND current_setting('app.member_role', true) = 'patient'
    RETURNING g.patient_id INTO patient;
  ELSE
    UPDATE caregivers g SET ended_at = now(), ended_by_id = current_member(), version = g.version + 1
    WHERE g.clinic_id = current_clinic() AND g.id = caregiver AND g.ended_at IS NULL AND current_member() IS NOT NULL
      AND (g.member_id = current_member()
        OR g.member_id IS NULL AND g.email = (SELECT u.email FROM users u WHERE u.id = current_user_id()))
    RETURNING g.patient_id INTO patient;
  END IF;
  RETURN patient;
END;
$$;
-- The names of the patients whom one may act for, or is asked to: what the invitation says already.
CREATE FUNCTION cared_names() RETURNS TABLE (id uuid, names jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.names FROM patients p WHERE p.clinic_id = current_clinic() AND current_member() IS NOT NULL AND p.id IN (
    SELECT g.patient_id FROM caregivers g WHERE g.clinic_id = current_clinic() AND g.ended_at IS NULL
      AND (g.member_id = current_member()
        OR g.member_id IS NULL AND g.email = (SELECT u.email FROM users u WHERE u.id = current_user_id())))
$$;
-- The account with an address, where it has a place in the clinic: to whom a mail goes that answers to nobody else.
CREATE FUNCTION member_account(address text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.clinic_id = current_clinic() AND u.email = address
$$;
REVOKE ALL ON FUNCTION answer_caregiver(uuid, boolean), cared_names(), member_account(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION answer_caregiver(uuid, boolean), cared_names(), member_account(text) TO mc_app;

-- The wall again, with the caregiver's scope: which part of the record a table is of. Tables that aren't named are closed to them.
DO $$
DECLARE
  t record;
  wall text;
  scope text;
BEGIN
  FOR t IN SELECT tablename AS name, qual, with_check FROM pg_policies
    WHERE schemaname = 'public' AND policyname = 'of_person' AND cmd = 'ALL' AND tablename <> 'caregivers' LOOP
    scope := CASE
      -- Whoever writes to a patient's team must find it, and tell it: a notification says that something happened, never what.
      WHEN t.name IN ('patients', 'care_relationships', 'notifications') THEN 'any'
      WHEN t.name IN ('message_threads', 'messages', 'message_attachments') THEN 'messages'
      WHEN t.name IN ('vital_sets', 'readings', 'alerts', 'observations', 'diagnostic_reports', 'immunizations') THEN 'results'
      WHEN t.name IN ('medication_requests', 'allergy_intolerances', 'no_known_allergies') THEN 'medicines'
      WHEN t.name IN ('conditions', 'procedures', 'encounters') THEN 'conditions'
      WHEN t.name IN ('clinical_notes', 'note_versions', 'note_addenda') THEN 'notes'
      WHEN t.name IN ('files', 'document_references') THEN 'documents'
    END;
    CONTINUE WHEN scope IS NULL;
    wall := format(' OR (%I = (SELECT cared_chart()) AND (SELECT caregiver_sees(%L)))',
      CASE t.name WHEN 'patients' THEN 'id' ELSE 'patient_id' END, scope);
    CASE t.name
      -- Read, and written by none of them.
      WHEN 'care_relationships' THEN
        EXECUTE format('ALTER POLICY of_person ON %I USING (%s%s)', t.name, t.qual, wall);
      WHEN 'patients' THEN
        EXECUTE format('ALTER POLICY of_person ON %I USING (%s%s) WITH CHECK (%s)', t.name, t.qual, wall, t.qual);
      ELSE
        EXECUTE format('ALTER POLICY of_person ON %I USING (%s%s)', t.name, t.qual, wall);
    END CASE;
  END LOOP;
END;
$$;
