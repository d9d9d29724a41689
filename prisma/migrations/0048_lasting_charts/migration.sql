-- An emergency opens a chart for an hour at most. What it opens is not who gets into the chart: that would outlast the hour. The
-- door says so (withRegister); from here on the wall says so too.
CREATE OR REPLACE VIEW open_charts AS
  SELECT patient_id, true AS lasts FROM care_relationships
  WHERE clinic_id = current_clinic() AND member_id = current_member()
    AND starts_at <= now() AND (ends_at IS NULL OR ends_at > now())
  UNION ALL
  SELECT patient_id, false FROM emergency_accesses
  WHERE clinic_id = current_clinic() AND member_id = current_member() AND ends_at > now()
  UNION ALL
  SELECT id, true FROM patients WHERE clinic_id = current_clinic() AND member_id = current_member();

-- The chart of this transaction where it is open for longer than an emergency.
CREATE FUNCTION lasting_chart() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('app.lasting_chart', true), '')::uuid $$;

CREATE OR REPLACE FUNCTION enter_scope(clinic uuid, person uuid, chart uuid, path text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place record;
  lasts boolean;
  parts text[];
BEGIN
  PERFORM set_config('app.clinic_id', clinic::text, true), set_config('app.user_id', person::text, true),
    set_config('app.path', coalesce(path, ''), true);
  SELECT m.id, m.role INTO place FROM memberships m WHERE m.clinic_id = clinic AND m.user_id = person AND m.state = 'active';
  PERFORM set_config('app.member_id', coalesce(place.id::text, ''), true),
    set_config('app.member_role', coalesce(place.role::text, ''), true);
  IF chart IS NOT NULL THEN
    SELECT bool_or(o.lasts) INTO lasts FROM open_charts o WHERE o.patient_id = chart;
    IF lasts IS NULL AND place.role = 'patient' THEN
      SELECT array_agg(DISTINCT scope) INTO parts FROM live_caregivers g, unnest(g.scopes) scope
      WHERE g.patient_id = chart AND g.member_id = place.id;
    END IF;
  END IF;
  PERFORM set_config('app.open_chart', CASE WHEN lasts IS NULL THEN '' ELSE chart::text END, true),
    set_config('app.lasting_chart', CASE WHEN lasts THEN chart::text ELSE '' END, true),
    set_config('app.cared_chart', CASE WHEN parts IS NULL THEN '' ELSE chart::text END, true),
    set_config('app.cared_scopes', coalesce(array_to_string(parts, ' '), ''), true);
END;
$$;

CREATE POLICY lasting ON care_relationships AS RESTRICTIVE FOR INSERT TO mc_app
  WITH CHECK (patient_id = (SELECT lasting_chart()) OR (SELECT path_opens('care')));
CREATE POLICY lasting_change ON care_relationships AS RESTRICTIVE FOR UPDATE TO mc_app
  USING (true) WITH CHECK (patient_id = (SELECT lasting_chart()) OR (SELECT path_opens('care')));
CREATE POLICY lasting ON caregivers AS RESTRICTIVE FOR INSERT TO mc_app
  WITH CHECK (patient_id = (SELECT lasting_chart()) OR (SELECT path_opens('person')));
CREATE POLICY lasting_change ON caregivers AS RESTRICTIVE FOR UPDATE TO mc_app
  USING (true) WITH CHECK (patient_id = (SELECT lasting_chart()) OR (SELECT path_opens('person')));
CREATE POLICY lasting ON invitations AS RESTRICTIVE FOR INSERT TO mc_app
  WITH CHECK (patient_id IS NULL OR patient_id = (SELECT lasting_chart()) OR (SELECT path_opens('person')));
CREATE POLICY lasting_change ON invitations AS RESTRICTIVE FOR UPDATE TO mc_app
  USING (true) WITH CHECK (patient_id IS NULL OR patient_id = (SELECT lasting_chart()) OR (SELECT path_opens('person')));
