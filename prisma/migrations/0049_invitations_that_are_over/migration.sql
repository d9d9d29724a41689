-- An invitation that nobody can accept any more is open still, by its row, and one alone is open for an address: whoever invites
-- that address anew withdraws it. It may be of a chart that is closed to them, so it is done here, for who has a place in the clinic.
-- Whoever invites an address waits for who does the same.
CREATE FUNCTION withdraw_invitations_over(address text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(format('invitations %s %s', current_clinic(), address), 0));
  UPDATE invitations i SET outcome = 'withdrawn', ended_at = now(), version = i.version + 1
  WHERE i.clinic_id = current_clinic() AND i.email = address AND i.outcome IS NULL AND current_member() IS NOT NULL
    AND (i.expires_at <= now() OR NOT EXISTS (SELECT FROM memberships m
      WHERE m.clinic_id = i.clinic_id AND m.id = i.invited_by_id AND m.state = 'active' AND (m.role = 'admin' OR i.role = 'patient')));
END;
$$;
REVOKE ALL ON FUNCTION withdraw_invitations_over(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION withdraw_invitations_over(text) TO mc_app;
