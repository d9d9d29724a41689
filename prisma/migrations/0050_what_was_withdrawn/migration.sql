-- Both say what they withdrew, so that it is on record; and an invitation to a chart that can't be connected any more, since its
-- patient died or has an account by now, is over as well.
DROP FUNCTION withdraw_invitations_over(text);
CREATE FUNCTION withdraw_invitations_over(address text) RETURNS TABLE (id uuid, name text, role text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(format('invitations %s %s', current_clinic(), address), 0));
  RETURN QUERY UPDATE invitations i SET outcome = 'withdrawn', ended_at = now(), version = i.version + 1
  WHERE i.clinic_id = current_clinic() AND i.email = address AND i.outcome IS NULL AND current_member() IS NOT NULL
    AND (i.expires_at <= now()
      OR NOT EXISTS (SELECT FROM memberships m
        WHERE m.clinic_id = i.clinic_id AND m.id = i.invited_by_id AND m.state = 'active' AND (m.role = 'admin' OR i.role = 'patient'))
      OR EXISTS (SELECT FROM patients p
        WHERE p.clinic_id = i.clinic_id AND p.id = i.patient_id AND (p.deceased IS NOT NULL OR p.member_id IS NOT NULL)))
  RETURNING i.id, i.name, i.role::text;
END;
$$;

DROP FUNCTION withdraw_caregivers_invitation(text);
CREATE FUNCTION withdraw_caregivers_invitation(address text) RETURNS TABLE (id uuid, name text, role text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(format('invitations %s %s', current_clinic(), address), 0));
  RETURN QUERY UPDATE invitations i SET outcome = 'withdrawn', ended_at = now(), version = i.version + 1
  WHERE i.clinic_id = current_clinic() AND i.email = address AND i.outcome IS NULL AND current_member() IS NOT NULL
    AND i.role = 'patient' AND i.patient_id IS NULL AND NOT EXISTS (SELECT FROM waiting_caregivers w WHERE w.email = address)
  RETURNING i.id, i.name, i.role::text;
END;
$$;
REVOKE ALL ON FUNCTION withdraw_invitations_over(text), withdraw_caregivers_invitation(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION withdraw_invitations_over(text), withdraw_caregivers_invitation(text) TO mc_app;
