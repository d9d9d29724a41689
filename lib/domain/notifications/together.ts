/**
 * The ids of what leaves with one delivery: itself, and what waited for the same hour for the same person. Two parts of a
 * WITH, after the one that finds the delivery's id: `the (id)`.
 */
export const TOGETHER = `
  own AS (
    SELECT d.id, d.channel, d.due_at, n.member_id FROM the
    JOIN deliveries d ON d.clinic_id = current_clinic() AND d.id = the.id
    JOIN notifications n ON n.clinic_id = d.clinic_id AND n.id = d.notification_id),
  together AS (
    SELECT id FROM own
    UNION SELECT d.id FROM own
    JOIN deliveries d ON d.clinic_id = current_clinic() AND d.due_at = own.due_at AND d.channel = own.channel
    JOIN notifications n ON n.clinic_id = d.clinic_id AND n.id = d.notification_id AND n.member_id = own.member_id)`;
