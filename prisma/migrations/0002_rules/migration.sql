-- What Prisma's schema language cannot say. Order: names and dates, search, checks, triggers, policies, rights.
-- The roles are there already (scripts/roles.sql): whoever migrates needs no right to make any. Names are qualified in
-- functions of generated columns, because a restore computes those with an empty search path.

-- Words to search by: no accents, lower case in every script (ICU, whatever the cluster's locale), one space between
-- words, apostrophes and the Catalan dot dropped. unaccent() is only STABLE, hence the wrapper.
CREATE FUNCTION searchable(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
  SELECT trim(regexp_replace(
    translate(
      lower(public.unaccent('public.unaccent'::regdictionary,
        regexp_replace(normalize(translate($1, '''’ʼ`´·', ''), NFKD), '[\u0300-\u036f]', '', 'g')) COLLATE "und-x-icu"),
      'ς', 'σ') COLLATE "und-x-icu",
    '[^[:alnum:]]+', ' ', 'g'))
$$;

-- FHIR HumanName[] → "maria jose garcia nunez": given and family of each name, else its text.
CREATE FUNCTION searchable_names(names jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
  SELECT public.searchable(string_agg(
    coalesce(nullif(concat_ws(' ', (SELECT string_agg(g, ' ') FROM jsonb_array_elements_text(n -> 'given') g), n ->> 'family'), ''), n ->> 'text'),
    ' '))
  FROM jsonb_array_elements(names) n
$$;

-- FHIR HumanName[] → "García Núñez⇥María José": what a list is sorted by. A tab, which sorts before the space: García
-- comes before García Núñez whatever the given names.
CREATE FUNCTION sortable_name(names jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
  SELECT coalesce(nullif(concat_ws(E'\t', nullif(n ->> 'family', ''),
    nullif((SELECT string_agg(g, ' ') FROM jsonb_array_elements_text(n -> 'given') g), '')), ''), n ->> 'text', '')
  FROM (SELECT coalesce(names -> 0, '{}') AS n) first
$$;

-- FHIR date → the first and the last day that it can mean. A day that no calendar has is refused here (22008).
CREATE FUNCTION first_day(fhir_date text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
  SELECT make_date(left(fhir_date, 4)::int, coalesce(nullif(substr(fhir_date, 6, 2), ''), '1')::int, coalesce(nullif(substr(fhir_date, 9, 2), ''), '1')::int)
$$;
CREATE FUNCTION last_day(fhir_date text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
  SELECT CASE length(fhir_date)
    WHEN 4 THEN make_date(fhir_date::int, 12, 31)
    WHEN 7 THEN (public.first_day(fhir_date) + interval '1 month' - interval '1 day')::date
    ELSE public.first_day(fhir_date)
  END
$$;

DROP INDEX patients_clinic_id_birth_first_id_idx;
DROP INDEX patients_clinic_id_sort_name_id_idx;
ALTER TABLE patients
  DROP COLUMN search_name, DROP COLUMN sort_name, DROP COLUMN birth_first, DROP COLUMN birth_last,
  ADD COLUMN search_name text GENERATED ALWAYS AS (public.searchable_names(names)) STORED,
  ADD COLUMN sort_name text COLLATE "es-x-icu" GENERATED ALWAYS AS (public.sortable_name(names)) STORED,
  ADD COLUMN birth_first date GENERATED ALWAYS AS (public.first_day(birth_date)) STORED,
  ADD COLUMN birth_last date GENERATED ALWAYS AS (public.last_day(birth_date)) STORED,
  ADD CONSTRAINT patients_birth_date_is_fhir CHECK (birth_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  ADD CONSTRAINT patients_names_is_list CHECK (jsonb_typeof(names) = 'array');
CREATE INDEX patients_clinic_id_birth_first_id_idx ON patients (clinic_id, birth_first, id);
CREATE INDEX patients_clinic_id_sort_name_id_idx ON patients (clinic_id, sort_name, id);

-- The "C" collation lets a prefix use the index on every cluster; names sort as Spanish does.
ALTER TABLE patient_telecoms ALTER COLUMN reversed TYPE text COLLATE "C";
DROP INDEX patient_terms_clinic_id_term_sort_name_patient_id_idx;
ALTER TABLE patient_terms
  ALTER COLUMN term TYPE text COLLATE "C",
  ALTER COLUMN sort_name TYPE text COLLATE "es-x-icu";
CREATE INDEX patient_terms_clinic_id_term_sort_name_patient_id_idx ON patient_terms (clinic_id, term, sort_name, patient_id);

CREATE FUNCTION write_patient_terms() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM patient_terms WHERE clinic_id = NEW.clinic_id AND patient_id = NEW.id;
  INSERT INTO patient_terms (clinic_id, patient_id, term, sort_name)
    SELECT DISTINCT NEW.clinic_id, NEW.id, term, NEW.sort_name
    FROM unnest(string_to_array(NEW.search_name, ' ')) term WHERE term <> '';
  RETURN NULL;
END;
$$;
CREATE TRIGGER patients_terms AFTER INSERT OR UPDATE OF names ON patients FOR EACH ROW EXECUTE FUNCTION write_patient_terms();

ALTER TABLE users ADD CONSTRAINT users_email_lower_case CHECK (email = lower(email)),
  ADD CONSTRAINT users_locale_known CHECK (locale IN ('es', 'en'));
ALTER TABLE clinics ADD CONSTRAINT clinics_locale_known CHECK (locale IN ('es', 'en'));

ALTER TABLE care_relationships ADD CONSTRAINT care_relationships_end_after_start CHECK (ends_at >= starts_at);
ALTER TABLE encounters ADD CONSTRAINT encounters_end_after_start CHECK (end_at >= start_at);
ALTER TABLE fhir_resources ADD CONSTRAINT fhir_resources_hash_is_body CHECK (hash = sha256(convert_to(body, 'UTF8')));

-- Entered readings are strict (accepted ranges of clinical.md, in canonical units), imported ones are kept as they are.
-- coalesce: a CHECK lets NULL pass, and a missing number or an unknown code must not.
ALTER TABLE readings
  ADD CONSTRAINT readings_error_has_reason CHECK (status = 'final' OR status_reason IS NOT NULL),
  ADD CONSTRAINT readings_say_something CHECK (num_nonnulls(value, text, systolic, diastolic) > 0),
  ADD CONSTRAINT readings_entered_comparator CHECK (source <> 'entered' OR comparator IS NULL OR comparator IN ('<', '<=', '>=', '>')),
  ADD CONSTRAINT readings_entered_in_range CHECK (source <> 'entered' OR coalesce(CASE code
    WHEN '8867-4' THEN canonical BETWEEN 20 AND 300
    WHEN '8310-5' THEN canonical BETWEEN 25 AND 45
    WHEN '59408-5' THEN canonical BETWEEN 40 AND 100
    WHEN '9279-1' THEN canonical BETWEEN 3 AND 80
    WHEN '29463-7' THEN canonical BETWEEN 0.3 AND 500
    WHEN '8302-2' THEN canonical BETWEEN 20 AND 260
    WHEN '41653-7' THEN canonical BETWEEN 10 AND 1500
    WHEN '72514-3' THEN canonical BETWEEN 0 AND 10 AND canonical = trunc(canonical)
    WHEN '85354-9' THEN systolic BETWEEN 40 AND 300 AND diastolic BETWEEN 20 AND 200 AND systolic > diastolic
  END, false));

-- What was entered stays as it was typed: only its status may change, and only to entered-in-error or back (undo).
CREATE FUNCTION keep_entered_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'status' - 'status_reason') IS DISTINCT FROM (to_jsonb(OLD) - 'status' - 'status_reason') THEN
    RAISE EXCEPTION 'an entered reading cannot be changed, only marked entered-in-error' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END;
$$;
CREATE TRIGGER readings_entered_fixed BEFORE UPDATE ON readings FOR EACH ROW WHEN (OLD.source = 'entered') EXECUTE FUNCTION keep_entered_reading();

-- Audit events and originals are append-only, for the owner too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is not allowed: append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END;
$$;
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fhir_resources_append_only BEFORE UPDATE OR DELETE ON fhir_resources FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What belongs to no clinic (a failed sign-in, a platform administrator's act) is audited under this one.
INSERT INTO clinics (id, slug, name, time_zone) VALUES ('00000000-0000-0000-0000-000000000000', 'platform', 'Platform', 'UTC');

-- The scope of this transaction; NULL (so no rows) when it is not set. '' is what a pooled connection holds afterwards.
CREATE FUNCTION current_clinic() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('app.clinic_id', true), '')::uuid $$;
CREATE FUNCTION current_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('app.user_id', true), '')::uuid $$;

-- Policies name no role where the scope decides: the owner too sees one clinic at a time. Rights are granted below.
DO $$
DECLARE
  t text;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['practitioners', 'patients', 'patient_identifiers', 'patient_telecoms', 'patient_terms', 'care_relationships',
                           'vital_sets', 'readings', 'conditions', 'allergy_intolerances', 'encounters', 'procedures', 'immunizations',
                           'diagnostic_reports', 'observations', 'medication_requests', 'document_references', 'fhir_resources',
                           'outbox_messages', 'settings'] LOOP
    EXECUTE format('CREATE POLICY same_clinic ON %I USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic())', t);
  END LOOP;
END;
$$;

CREATE POLICY own_clinic ON clinics USING (id = current_clinic()) WITH CHECK (id = current_clinic());

CREATE POLICY read_own_or_current ON memberships FOR SELECT USING (clinic_id = current_clinic() OR user_id = current_user_id());
CREATE POLICY add_to_current ON memberships FOR INSERT WITH CHECK (clinic_id = current_clinic());
CREATE POLICY change_in_current ON memberships FOR UPDATE USING (clinic_id = current_clinic()) WITH CHECK (clinic_id = current_clinic());
CREATE POLICY remove_from_current ON memberships FOR DELETE USING (clinic_id = current_clinic());

-- A user's row is made and changed in the scope of that very person.
CREATE POLICY read_self_or_colleague ON users FOR SELECT USING (id = current_user_id()
  OR EXISTS (SELECT FROM memberships m WHERE m.user_id = users.id AND m.clinic_id = current_clinic()));
CREATE POLICY add_self ON users FOR INSERT WITH CHECK (id = current_user_id() AND NOT platform_admin);
CREATE POLICY change_self ON users FOR UPDATE USING (id = current_user_id()) WITH CHECK (id = current_user_id());
CREATE POLICY own ON credentials USING (user_id = current_user_id()) WITH CHECK (user_id = current_user_id());

CREATE POLICY own ON idempotency_keys USING (clinic_id = current_clinic() AND user_id = current_user_id())
  WITH CHECK (clinic_id = current_clinic() AND user_id = current_user_id());

-- In a scope one appends to its clinic or to the platform's row. Without a scope (the batch that writes the looks of many
-- requests with one INSERT) to any; reading always needs the scope.
CREATE POLICY read_current ON audit_events FOR SELECT USING (clinic_id = current_clinic());
CREATE POLICY append ON audit_events FOR INSERT WITH CHECK (current_clinic() IS NULL
  OR clinic_id IN (current_clinic(), '00000000-0000-0000-0000-000000000000'));

CREATE POLICY sign_in ON users FOR SELECT TO mc_auth USING (true);
CREATE POLICY sign_in ON credentials FOR SELECT TO mc_auth USING (true);
CREATE POLICY sign_in ON memberships FOR SELECT TO mc_auth USING (true);
CREATE POLICY sign_in ON clinics FOR SELECT TO mc_auth USING (true);

CREATE POLICY every_clinic ON outbox_messages TO mc_worker USING (true) WITH CHECK (true);

-- Table by table, column by column where that matters. No default privileges: a new table is closed until it says so.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO mc_app, mc_auth, mc_worker;

GRANT SELECT, INSERT, UPDATE (name, time_zone, locale) ON clinics TO mc_app;
GRANT SELECT, INSERT, UPDATE (email, name, locale, version) ON users TO mc_app;
GRANT SELECT (user_id, changed_at), INSERT, UPDATE (password_hash, changed_at) ON credentials TO mc_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON memberships TO mc_app;
GRANT SELECT, INSERT, UPDATE ON practitioners, patients, care_relationships TO mc_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON patient_identifiers, patient_telecoms TO mc_app;
GRANT SELECT ON patient_terms TO mc_app;
GRANT SELECT, INSERT, UPDATE ON vital_sets, readings TO mc_app;
GRANT SELECT, INSERT, UPDATE ON conditions, allergy_intolerances, encounters, procedures, immunizations, diagnostic_reports,
  observations, medication_requests, document_references TO mc_app;
GRANT SELECT, INSERT ON fhir_resources TO mc_app;
GRANT SELECT, INSERT ON audit_events TO mc_app;
GRANT SELECT, INSERT ON outbox_messages TO mc_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO mc_app;
GRANT SELECT, INSERT, UPDATE ON settings TO mc_app;

GRANT SELECT (id, email, name, locale, platform_admin, version) ON users TO mc_auth;
GRANT SELECT ON credentials TO mc_auth;
GRANT SELECT (clinic_id, id, user_id, role) ON memberships TO mc_auth;
GRANT SELECT (id, slug, name, time_zone, locale) ON clinics TO mc_auth;

GRANT SELECT, UPDATE (sent_at) ON outbox_messages TO mc_worker;

-- Readiness asks which migrations are done. The table isn't there in a shadow database.
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ON _prisma_migrations TO mc_app;
  END IF;
END;
$$;
