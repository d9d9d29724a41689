-- A practitioner named by an import before their own file came may stand here twice, by an id and by a number. When the
-- real one comes, what points to the others moves to them, and the empty rows go; only such rows may ever be deleted.
GRANT DELETE ON practitioners TO mc_app;
CREATE POLICY delete_placeholders ON practitioners AS RESTRICTIVE FOR DELETE USING (placeholder AND member_id IS NULL);

-- A clinic's members by name: a list of 100,000 is read in its order to the page's end, without joining every account.
ALTER TABLE memberships
  ADD COLUMN sort_name text COLLATE "es-x-icu" NOT NULL DEFAULT '',
  ADD COLUMN search_text text NOT NULL DEFAULT '';
-- Under FORCE the owner would see no clinic's rows, and change none silently.
ALTER TABLE users NO FORCE ROW LEVEL SECURITY;
ALTER TABLE memberships NO FORCE ROW LEVEL SECURITY;
UPDATE memberships m SET sort_name = u.name, search_text = u.search_text FROM users u WHERE u.id = m.user_id;
ALTER TABLE memberships FORCE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
CREATE INDEX memberships_clinic_id_sort_name_user_id_idx ON memberships (clinic_id, sort_name, user_id);

-- After the insert, since an account can be seen where it is a member.
CREATE FUNCTION name_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE memberships m SET sort_name = u.name, search_text = u.search_text FROM users u
    WHERE m.clinic_id = NEW.clinic_id AND m.id = NEW.id AND u.id = NEW.user_id;
  RETURN NULL;
END $$;
CREATE TRIGGER memberships_named AFTER INSERT ON memberships FOR EACH ROW EXECUTE FUNCTION name_member();

-- A person who changes their name has it in every clinic; this function alone reaches into the others.
CREATE FUNCTION name_memberships() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE memberships SET sort_name = NEW.name, search_text = NEW.search_text WHERE user_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER users_named AFTER UPDATE OF name, email ON users FOR EACH ROW EXECUTE FUNCTION name_memberships();
CREATE POLICY name_own ON memberships FOR UPDATE TO CURRENT_USER USING (user_id = current_user_id())
  WITH CHECK (user_id = current_user_id());

-- Asked once a statement rather than once a row: 100,000 members in 30 ms instead of 300.
ALTER POLICY read_own_or_current ON memberships
  USING (clinic_id = (SELECT current_clinic()) OR user_id = (SELECT current_user_id()));

-- The order by birth date as the list asks for it, the unknown ones first.
CREATE INDEX patients_by_birth ON patients (clinic_id, (coalesce(birth_first, '0001-01-01'::date)), id);
