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

-- Those who were asked to act for somebody and can answer still: for thirty days, whoever they are. Somebody who works in the clinic
-- never can, and a question that ended sooner for them would say so.
CREATE VIEW waiting_caregivers AS
  SELECT g.id, g.patient_id, g.email
  FROM caregivers g
    JOIN patients p ON p.clinic_id = g.clinic_id AND p.id = g.patient_id AND p.deceased IS NULL
    JOIN clinics c ON c.id = g.clinic_id
  WHERE g.clinic_id = current_clinic() AND g.member_id IS NULL AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())
    AND (NOT g.until_majority OR p.birth_first + interval '18 years' > (now() AT TIME ZONE c.time_zone)::date)
    AND g.created_at > now() - interval '30 days';
REVOKE ALL ON waiting_caregivers FROM PUBLIC;

CREATE OR REPLACE FUNCTION answer_caregiver(caregiver uuid, accept boolean) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  patient uuid;
BEGIN
  IF accept THEN
    UPDATE caregivers g SET member_id = current_member(), accepted_at = now(), version = g.version + 1
    WHERE g.clinic_id = current_clinic() AND g.id = caregiver AND g.member_id IS NULL AND g.ended_at IS NULL
      AND g.id IN (SELECT w.id FROM waiting_caregivers w)
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
CREATE OR REPLACE FUNCTION cared_names() RETURNS TABLE (id uuid, names jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.names FROM patients p WHERE p.clinic_id = current_clinic() AND current_member() IS NOT NULL AND p.id IN (
    SELECT g.patient_id FROM caregivers g
    WHERE g.clinic_id = current_clinic() AND g.ended_at IS NULL AND g.member_id = current_member()
    UNION ALL
    SELECT w.patient_id FROM waiting_caregivers w WHERE w.email = (SELECT u.email FROM users u WHERE u.id = current_user_id()))
$$;

-- Withdraws the invitation by which an address would come in to act for others, where nobody's question waits for it any more:
-- whoever ends theirs doesn't see those of others.
CREATE FUNCTION withdraw_caregivers_invitation(address text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(format('invitations %s %s', current_clinic(), address), 0));
  UPDATE invitations i SET outcome = 'withdrawn', ended_at = now(), version = i.version + 1
  WHERE i.clinic_id = current_clinic() AND i.email = address AND i.outcome IS NULL AND current_member() IS NOT NULL
    AND i.role = 'patient' AND i.patient_id IS NULL AND NOT EXISTS (SELECT FROM waiting_caregivers w WHERE w.email = address);
END;
$$;
REVOKE ALL ON FUNCTION withdraw_caregivers_invitation(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION withdraw_caregivers_invitation(text) TO mc_app;

-- A place that was erased is none: who had it comes in as anybody else.
CREATE OR REPLACE FUNCTION member_account(address text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.clinic_id = current_clinic() AND u.email = address AND m.erased_at IS NULL
$$;
GRANT SELECT (erased_at) ON memberships TO mc_auth;

-- With an account go the places from which its person was shut out: there they may do nothing themselves, and of the clinic that
-- erases them nobody may. What erasePlace does as an administrator, this does for one's own place in this clinic, where it is
-- suspended. Whether it did.
CREATE FUNCTION erase_shut_place() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place uuid;
  address text;
  gone text := current_user_id() || '@erased.invalid';
BEGIN
  SELECT m.id, u.email INTO place, address FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.clinic_id = current_clinic() AND m.user_id = current_user_id() AND m.state = 'suspended' AND m.erased_at IS NULL
  FOR UPDATE OF m;
  IF place IS NULL THEN
    RETURN false;
  END IF;
  UPDATE caregivers g SET ended_at = now(), version = g.version + 1
  WHERE g.clinic_id = current_clinic() AND g.ended_at IS NULL AND (g.member_id = place OR g.email = address
    OR g.patient_id IN (SELECT p.id FROM patients p WHERE p.clinic_id = current_clinic() AND p.member_id = place));
  UPDATE caregivers SET email = gone, name = '—'
  WHERE clinic_id = current_clinic() AND (member_id = place OR email = address);
  UPDATE patients SET member_id = NULL WHERE clinic_id = current_clinic() AND member_id = place;
  DELETE FROM chart_claims WHERE clinic_id = current_clinic() AND member_id = place;
  DELETE FROM push_subscriptions WHERE clinic_id = current_clinic() AND member_id = place;
  DELETE FROM notification_choices WHERE clinic_id = current_clinic() AND member_id = place;
  UPDATE care_relationships r SET ends_at = now(), version = r.version + 1
  WHERE r.clinic_id = current_clinic() AND r.member_id = place AND (r.ends_at IS NULL OR r.ends_at > now());
  UPDATE emergency_accesses SET ends_at = now() WHERE clinic_id = current_clinic() AND member_id = place AND ends_at > now();
  UPDATE invitations i SET outcome = 'withdrawn', ended_at = now(), version = i.version + 1
  WHERE i.clinic_id = current_clinic() AND i.email = address AND i.outcome IS NULL;
  UPDATE invitations SET email = gone, name = '—' WHERE clinic_id = current_clinic() AND email = address;
  UPDATE erasure_requests r SET outcome = 'withdrawn', ended_at = now(), version = r.version + 1
  WHERE r.clinic_id = current_clinic() AND r.member_id = place AND r.outcome IS NULL;
  UPDATE memberships m SET erased_at = now(), version = m.version + 1 WHERE m.clinic_id = current_clinic() AND m.id = place;
  RETURN true;
END;
$$;
REVOKE ALL ON FUNCTION erase_shut_place() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_shut_place() TO mc_app;

-- Nor is the chart of somebody who died since connected to an account.
CREATE OR REPLACE FUNCTION connect_chart(invitation uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE patients p SET member_id = m.id
  FROM invitations i JOIN users u ON u.email = i.email
    JOIN memberships m ON m.clinic_id = i.clinic_id AND m.user_id = u.id AND m.role = 'patient' AND m.state = 'active'
  WHERE i.clinic_id = current_clinic() AND i.id = invitation AND i.outcome = 'accepted' AND u.id = current_user_id()
    AND p.clinic_id = i.clinic_id AND p.id = i.patient_id AND p.member_id IS NULL AND p.deceased IS NULL;
  RETURN FOUND;
END;
$$;
