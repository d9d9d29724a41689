-- A clinic's members of one role in the order of their names: read to the page's end, however many others there are.
CREATE INDEX memberships_clinic_id_role_sort_name_user_id_idx ON memberships (clinic_id, role, sort_name, user_id);

-- What a person decides about a message and its audit event are one transaction of the application's own role.
GRANT UPDATE (sent_at) ON outbox_messages TO mc_app;
