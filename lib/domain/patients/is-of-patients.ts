/**
 * SQL that is true of a member who is no staff: the patient of a chart, or who acts for one. Nobody else writes into a
 * chart in that role.
 */
export const isOfPatients = (clinic: string, member: string): string =>
  `EXISTS (SELECT FROM memberships side WHERE side.clinic_id = ${clinic} AND side.id = ${member} AND side.role = 'patient')`;
