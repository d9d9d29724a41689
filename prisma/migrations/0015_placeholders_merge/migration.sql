-- A practitioner named by an import before their own file came may stand here twice, by an id and by a number. When the
-- real one comes, what points to the others moves to them, and the empty rows go; only such rows may ever be deleted.
GRANT DELETE ON practitioners TO mc_app;
CREATE POLICY delete_placeholders ON practitioners AS RESTRICTIVE FOR DELETE USING (placeholder AND member_id IS NULL);
