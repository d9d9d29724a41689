-- A patient's invitation says whose chart it is for: it stands behind the wall of persons (0040) as the rest of who they are does.
-- Whoever comes by its link has no place in the clinic yet, so nothing of it is open to them: two doors do what a link is for, and
-- nothing else. Both ask that the address is that of the person in this transaction.
CREATE POLICY of_person ON invitations AS RESTRICTIVE TO mc_app USING (
  patient_id IS NULL OR patient_id = (SELECT open_chart()) OR (SELECT path_opens('person'))
  OR EXISTS (SELECT FROM open_charts o WHERE o.patient_id = invitations.patient_id));

-- Takes an invitation: of any number at once, one.
CREATE FUNCTION accept_invitation(invitation uuid, seen integer, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE invitations i SET outcome = 'accepted', ended_at = at, version = i.version + 1
  WHERE i.clinic_id = current_clinic() AND i.id = invitation AND i.version = seen AND i.outcome IS NULL AND i.expires_at > at
    AND i.email = (SELECT u.email FROM users u WHERE u.id = current_user_id());
  RETURN FOUND;
END;
$$;

-- Makes the chart of an invitation that was taken the chart of its person, who is a patient of the clinic by now; false where it is
-- somebody's.
CREATE FUNCTION connect_chart(invitation uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE patients p SET member_id = m.id
  FROM invitations i JOIN users u ON u.email = i.email
    JOIN memberships m ON m.clinic_id = i.clinic_id AND m.user_id = u.id AND m.role = 'patient' AND m.state = 'active'
  WHERE i.clinic_id = current_clinic() AND i.id = invitation AND i.outcome = 'accepted' AND u.id = current_user_id()
    AND p.clinic_id = i.clinic_id AND p.id = i.patient_id AND p.member_id IS NULL;
  RETURN FOUND;
END;
$$;

REVOKE ALL ON FUNCTION accept_invitation(uuid, integer, timestamptz), connect_chart(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accept_invitation(uuid, integer, timestamptz), connect_chart(uuid) TO mc_app;
