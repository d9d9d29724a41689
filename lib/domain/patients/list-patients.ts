import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { mayListPatients } from "./policy";
import { PATIENT_COLUMNS, type PatientRow, patientRow, toPatientSummary } from "./row";
import type { ListPatientsQuery, PatientPage } from "./schema";
import { searchPatients } from "./search-patients";
import { VISIBLE, visibleValues } from "./visible";

type Order = { column: string; kind: "text" | "date"; descending: boolean };
const BORN = "coalesce(p.birth_first, '0001-01-01')";
const ORDERS: Record<ListPatientsQuery["sort"], Order> = {
  name: { column: "p.sort_name", kind: "text", descending: false },
  "-name": { column: "p.sort_name", kind: "text", descending: true },
  birthDate: { column: BORN, kind: "date", descending: false },
  "-birthDate": { column: BORN, kind: "date", descending: true },
};

/**
 * The patients that this actor may find, a page at a time: who treats sees their own, an administrator the clinic's.
 * A search puts exact hits first. Fails: not_found (for patients), malformed (cursor).
 */
export async function listPatients(actor: Actor, query: ListPatientsQuery): Promise<PatientPage> {
  if (!mayListPatients(actor)) throw new AppError("not_found");
  const q = query.q?.trim();
  const page = q ? await searchPatients(actor, { ...query, q }) : await browse(actor, query);
  const action = q ? "search" : "list";
  await audit({ ...auditedAs(actor), action, part: "patients", outcome: "done" });
  return page;
}

async function browse(actor: Actor, query: ListPatientsQuery): Promise<PatientPage> {
  const { column, kind, descending } = ORDERS[query.sort];
  const [after, id] = query.cursor ? decodeCursor(query.cursor, [kind, "uuid"]) : [];
  const direction = descending ? "DESC" : "ASC";
  const keyset =
    after === undefined ? "" : `AND (${column}, p.id) ${descending ? "<" : ">"} ($7, $8::uuid)`;
  const rows = await queryAs(
    actor,
    `SELECT ${PATIENT_COLUMNS}, (${column})::text AS term FROM patients p WHERE ${VISIBLE} ${keyset}
     ORDER BY ${column} ${direction}, p.id ${direction} LIMIT $6`,
    [...visibleValues(actor, query), query.limit + 1, ...(after === undefined ? [] : [after, id])],
  );
  return pageOf(
    rows.map((row) => patientRow.parse(row)),
    query.limit,
    (last) => [last.term ?? "", last.id],
  );
}

/** A page of rows of which one more than the limit was asked for. */
function pageOf(
  rows: PatientRow[],
  limit: number,
  cursorOf: (last: PatientRow) => string[],
): PatientPage {
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(toPatientSummary),
    nextCursor: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null,
  };
}
