-- The second wall, of persons: within its clinic the application's role sees and writes a patient's rows only as somebody who
-- treats that patient at this moment, is the patient, has an emergency access open, or comes by a path that is named here.
-- The clinic's wall stays; these policies are restrictive, and for mc_app alone, so that the view and the function below that
-- belong to mc_owner read the clinic's relations without asking the wall about the wall.

-- Of this transaction, as enter_scope found it: the person's place in the clinic, the chart that it is for, where that is open to
-- them, and the path by which it comes. '' is what a pooled connection holds afterwards.
CREATE FUNCTION current_member() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('app.member_id', true), '')::uuid $$;
CREATE FUNCTION open_chart() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('app.open_chart', true), '')::uuid $$;

-- The charts that are open to this person now: of whom they treat, by break-glass, their own.
CREATE VIEW open_charts AS
  SELECT patient_id FROM care_relationships
  WHERE clinic_id = current_clinic() AND member_id = current_member()
    AND starts_at <= now() AND (ends_at IS NULL OR ends_at > now())
  UNION ALL
  SELECT patient_id FROM emergency_accesses
  WHERE clinic_id = current_clinic() AND member_id = current_member() AND ends_at > now()
  UNION ALL
  SELECT id FROM patients WHERE clinic_id = current_clinic() AND member_id = current_member();

-- Begins a scope, for this transaction alone. What the wall asks of the person is looked up here, once: who is suspended has no
-- place, and a chart that isn't open to them is none.
CREATE FUNCTION enter_scope(clinic uuid, person uuid, chart uuid, path text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place record;
  opened uuid;
BEGIN
  PERFORM set_config('app.clinic_id', clinic::text, true), set_config('app.user_id', person::text, true),
    set_config('app.path', coalesce(path, ''), true);
  SELECT m.id, m.role INTO place FROM memberships m WHERE m.clinic_id = clinic AND m.user_id = person AND m.state = 'active';
  PERFORM set_config('app.member_id', coalesce(place.id::text, ''), true),
    set_config('app.member_role', coalesce(place.role::text, ''), true);
  IF chart IS NOT NULL THEN
    SELECT o.patient_id INTO opened FROM open_charts o WHERE o.patient_id = chart LIMIT 1;
  END IF;
  PERFORM set_config('app.open_chart', coalesce(opened::text, ''), true);
END;
$$;

-- What each path opens. Those of the system are nobody's: no person's transaction can come by one. 'clinical' is opened to a
-- person by none of them.
CREATE FUNCTION path_opens(what text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$
  SELECT CASE coalesce(current_setting('app.path', true), '')
    WHEN 'job' THEN current_user_id() = '00000000-0000-0000-0000-000000000000'
    WHEN 'import' THEN current_user_id() = '00000000-0000-0000-0000-000000000000'
    WHEN 'seed' THEN current_user_id() = '00000000-0000-0000-0000-000000000000'
    WHEN 'audience' THEN what IN ('care', 'emergency') AND current_user_id() = '00000000-0000-0000-0000-000000000000'
    WHEN 'register' THEN what IN ('person', 'care') AND current_setting('app.member_role', true) IN ('doctor', 'nurse', 'admin')
    WHEN 'emergency' THEN what IN ('person', 'emergency') AND current_setting('app.member_role', true) IN ('doctor', 'nurse')
    ELSE what IN ('person', 'care', 'emergency', 'access', 'notice') AND current_setting('app.member_role', true) = 'admin'
  END
$$;

-- How much room the files of a clinic take: a sum, which says nothing of anyone.
CREATE FUNCTION clinic_file_bytes() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT coalesce(sum(size), 0)::bigint FROM files WHERE clinic_id = current_clinic() AND state <> 'rejected' $$;

REVOKE ALL ON open_charts FROM PUBLIC;
GRANT SELECT ON open_charts TO mc_app;

DO $$
DECLARE
  t text;
  what text;
  wall text;
BEGIN
  FOREACH t IN ARRAY ARRAY['patients', 'patient_identifiers', 'patient_telecoms', 'patient_terms', 'patient_contacts', 'patient_coverages',
                           'care_relationships', 'emergency_accesses', 'access_questions', 'notifications', 'downloads', 'audit_events',
                           'fhir_resources', 'vital_sets', 'readings', 'alerts', 'conditions', 'allergy_intolerances', 'no_known_allergies',
                           'encounters', 'procedures', 'immunizations', 'diagnostic_reports', 'observations', 'medication_requests',
                           'document_references', 'files', 'clinical_notes', 'note_versions', 'note_addenda', 'message_threads', 'messages',
                           'message_attachments'] LOOP
    what := CASE WHEN t LIKE 'patient%' THEN 'person' WHEN t = 'care_relationships' THEN 'care' WHEN t = 'emergency_accesses' THEN 'emergency'
      WHEN t IN ('access_questions', 'audit_events') THEN 'access' WHEN t = 'notifications' THEN 'notice' ELSE 'clinical' END;
    wall := format('%1$s = (SELECT open_chart()) OR (SELECT path_opens(%2$L))', CASE t WHEN 'patients' THEN 'id' ELSE 'patient_id' END, what);
    IF t <> 'audit_events' THEN
      wall := wall || format(' OR EXISTS (SELECT FROM open_charts o WHERE o.patient_id = %I.%I)', t, CASE t WHEN 'patients' THEN 'id' ELSE 'patient_id' END);
    END IF;
    CASE
      -- What is one's own is read though the chart is closed by now; it is written like every other row.
      WHEN t IN ('care_relationships', 'emergency_accesses', 'downloads') THEN
        EXECUTE format('CREATE POLICY of_person ON %I AS RESTRICTIVE TO mc_app USING (member_id = (SELECT current_member()) OR %s) WITH CHECK (%s)',
          t, wall, wall);
      WHEN t = 'notifications' THEN
        EXECUTE format('CREATE POLICY of_person ON %I AS RESTRICTIVE TO mc_app USING (patient_id IS NULL OR member_id = (SELECT current_member()) OR %s)',
          t, wall);
      -- Everybody's acts are written; one reads one's own, and those in one's own chart.
      WHEN t = 'audit_events' THEN
        EXECUTE format('CREATE POLICY of_person ON %I AS RESTRICTIVE FOR SELECT TO mc_app USING (patient_id IS NULL OR actor_id = (SELECT current_user_id()) OR %s)',
          t, wall);
      -- What came with an import and is no patient's.
      WHEN t = 'fhir_resources' THEN
        EXECUTE format('CREATE POLICY of_person ON %I AS RESTRICTIVE TO mc_app USING (patient_id IS NULL OR %s)', t, wall);
      ELSE
        EXECUTE format('CREATE POLICY of_person ON %I AS RESTRICTIVE TO mc_app USING (%s)', t, wall);
    END CASE;
  END LOOP;
END;
$$;
