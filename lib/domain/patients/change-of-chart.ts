import type { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError, type Fault } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { type ChartList, itemSql, snake } from "./list-of-chart";
import { keepsRecords } from "./policy";
import { type Chart, withChart } from "./with-chart";

/** Values by the item's keys, and by those of columns that no item shows. */
export type Columns = Record<string, string | boolean | null | undefined>;

/** A list whose rows people enter and correct here. */
export type KeptList<Item extends z.ZodObject> = ChartList<Item> & {
  /** The key whose value may be entered-in-error: such a row is never changed again. */
  status: "status" | "verificationStatus";
  /** What is wrong with a row as it would stand. */
  faults: (row: Columns, chart: Chart) => Fault[];
};

/**
 * Enters a row into a list of a chart, with its author. `before` is done first in the same transaction.
 * Fails: not_found, conflict (the patient is deceased), invalid.
 */
export function addToChart<Item extends z.ZodObject>(
  actor: Actor,
  patientId: string,
  list: KeptList<Item>,
  columns: Columns,
  before?: (chart: Chart) => Promise<unknown>,
): Promise<z.output<Item>> {
  return changeRecords(actor, patientId, list, async (chart) => {
    if (chart.deceased) throw new AppError("conflict", { message: "deceased_record" });
    requireSound(list.faults(columns, chart));
    await before?.(chart);
    const row = {
      ...columns,
      clinicId: actor.clinicId,
      id: uuid7(),
      patientId,
      source: "entered",
      recordedById: actor.memberId,
    };
    const { names, json } = asRow(row);
    const [added] = await chart.tx.$queryRawUnsafe<{ item: unknown }[]>(
      `INSERT INTO ${list.table} AS t (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::${list.table}, $1::jsonb)
       RETURNING ${itemSql(list)} AS item`,
      json,
    );
    return list.item.parse(added?.item);
  });
}

/**
 * Changes a row of a list on the version that was read, imported ones too; for the deceased as well, for a record may be
 * wrong. Fails: not_found, stale (version), conflict (it is marked entered-in-error already), invalid.
 */
export function editInChart<Item extends z.ZodObject>(
  actor: Actor,
  patientId: string,
  list: KeptList<Item>,
  edit: { itemId: string; version: number; columns: Columns },
  before?: (chart: Chart) => Promise<unknown>,
): Promise<z.output<Item>> {
  return changeRecords(actor, patientId, list, async (chart) => {
    await before?.(chart);
    const standing = await lockRow(chart, list, edit.itemId);
    if (standing.version !== edit.version) throw new AppError("stale");
    if (standing[list.status] === "entered-in-error")
      throw new AppError("conflict", { message: "already_corrected" });
    requireSound(list.faults({ ...standing, ...edit.columns }, chart));
    const { names, json } = asRow({ ...edit.columns, version: String(edit.version + 1) });
    const [changed] = await chart.tx.$queryRawUnsafe<{ item: unknown }[]>(
      `UPDATE ${list.table} AS t SET (${names}) = (SELECT ${names} FROM jsonb_populate_record(NULL::${list.table}, $1::jsonb))
       WHERE t.clinic_id = current_clinic() AND t.id = $2::uuid RETURNING ${itemSql(list)} AS item`,
      json,
      edit.itemId,
    );
    return list.item.parse(changed?.item);
  });
}

/** A change of a chart's list by who keeps records; nobody else learns that it exists. Fails: not_found. */
export async function changeRecords<T>(
  actor: Actor,
  patientId: string,
  { part }: Pick<ChartList<z.ZodObject>, "part">,
  work: (chart: Chart) => Promise<T>,
): Promise<T> {
  if (!keepsRecords(actor.role)) throw new AppError("not_found");
  return withChart(actor, patientId, "write", part, work);
}

/** The row as it stands, kept from others until the end of the transaction. */
async function lockRow<Item extends z.ZodObject>(
  { tx, patientId }: Chart,
  list: KeptList<Item>,
  itemId: string,
): Promise<Columns & { version: unknown }> {
  const [row] = await tx.$queryRawUnsafe<{ item: Columns & { version: unknown } }[]>(
    `SELECT ${itemSql(list)} AS item FROM ${list.table} t
     WHERE t.clinic_id = current_clinic() AND t.patient_id = $1::uuid AND t.id = $2::uuid FOR UPDATE OF t`,
    patientId,
    itemId,
  );
  if (!row) throw new AppError("not_found");
  return row.item;
}

function requireSound(faults: Fault[]): void {
  if (faults.length > 0) throw new AppError("invalid", { faults });
}

function asRow(columns: Columns): { names: string; json: string } {
  const given = Object.entries(columns).flatMap(([key, value]) =>
    value === undefined ? [] : [[snake(key), value] as const],
  );
  return {
    names: given.map(([name]) => name).join(", "),
    json: JSON.stringify(Object.fromEntries(given)),
  };
}
