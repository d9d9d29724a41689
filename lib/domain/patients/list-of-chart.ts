import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { AppError } from "@/lib/platform/errors";
import type { ChartPart } from "./chart-parts";
import { queryChart } from "./with-chart";

/** A list of a chart: its table (`t` in SQL), the column that dates its rows, and the shape of an item, whose keys name the columns. */
export type ChartList<Item extends z.ZodObject> = {
  part: ChartPart;
  table: string;
  at: string;
  item: Item;
  /** SQL of keys that are no column. */
  computed?: Partial<Record<keyof z.output<Item> & string, string>>;
  /** SQL that is true of the rows that the patient isn't told of. */
  withheld?: string;
  /** SQL that is true of the rows that matter now; all others are past. */
  active?: string;
};

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});
export type PageQuery = z.output<typeof pageQuery>;

/** A page of a list that tells what matters now from what is past; both when it isn't said. */
export const statePageQuery = pageQuery.extend({ state: z.enum(["active", "past"]).optional() });
export type StatePageQuery = z.output<typeof statePageQuery>;

/** Which half of such a list a page shows. */
export const stateChoice = z.strictObject({ state: z.enum(["active", "past"]).default("active") });

/** The page of a list as the API answers it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** camelCase → the column's snake_case. */
export const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Where a page that has no cursor begins: before everything. */
export const FIRST_MOMENT = "infinity";
export const FIRST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** SQL of a row `t` as the list's item. */
export function itemSql<Item extends z.ZodObject>({ item, computed }: ChartList<Item>): string {
  const all: Partial<Record<string, string>> = computed ?? {};
  const pairs = Object.keys(item.shape).map((key) => `'${key}', ${all[key] ?? `t.${snake(key)}`}`);
  return `json_build_object(${pairs.join(", ")})`;
}

/** SQL that is true of the rows `t` that this reader may see; $3 is the role. */
const toldSql = <Item extends z.ZodObject>({ withheld }: ChartList<Item>) =>
  withheld ? `($3 <> 'patient' OR NOT ${withheld})` : "true";

/** SQL of {count, items} of what matters now in a list of `chart`, the latest first. */
export function activeSql<Item extends z.ZodObject>(list: ChartList<Item>, limit: number): string {
  const rows = `FROM ${list.table} t WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId"
    AND ${toldSql(list)} AND ${list.active ?? "true"}`;
  return `json_build_object('count', (SELECT count(*) ${rows}), 'items', coalesce((SELECT json_agg(item) FROM (
    SELECT ${itemSql(list)} AS item ${rows} ORDER BY t.${list.at} DESC NULLS LAST, t.id DESC LIMIT ${limit}) first), '[]'))`;
}

/** A page of a list of a patient's chart, the latest first, undated rows last. Fails: not_found, malformed (cursor). */
export async function listOfChart<Item extends z.ZodObject>(
  actor: Actor,
  patientId: string,
  list: ChartList<Item>,
  { limit, cursor, state }: StatePageQuery,
): Promise<{ items: z.output<Item>[]; nextCursor: string | null }> {
  const { part, table, at, item, active = "true" } = list;
  const moment = `coalesce(t.${at}, '-infinity')`;
  const [after = FIRST_MOMENT, id = FIRST_ID] = cursor
    ? decodeCursor(cursor, ["moment", "uuid"])
    : [];
  const row = await queryChart(
    actor,
    patientId,
    part,
    `SELECT chart.why, coalesce((SELECT json_agg(json_build_object('at', at, 'item', item)) FROM (
       SELECT ${moment} AS at, ${itemSql(list)} AS item FROM ${table} t
       WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId" AND (${moment}, t.id) < ($4::timestamptz, $5::uuid)
         AND ${toldSql(list)}
         AND ($7::text IS NULL OR ($7 = 'active') = (${active}))
       ORDER BY ${moment} DESC, t.id DESC LIMIT $6) page), '[]') AS rows FROM chart`,
    [after, id, limit + 1, state ?? null],
  );
  return toPage(row.rows, item, limit);
}

/** A row of a list of a chart. Fails: not_found. */
export async function getFromChart<Item extends z.ZodObject>(
  actor: Actor,
  patientId: string,
  list: ChartList<Item>,
  itemId: string,
): Promise<z.output<Item>> {
  const row = await queryChart(
    actor,
    patientId,
    list.part,
    `SELECT chart.why, (SELECT ${itemSql(list)} FROM ${list.table} t
       WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId" AND t.id = $4::uuid AND ${toldSql(list)}) AS item FROM chart`,
    [itemId],
  );
  if (!row.item) throw new AppError("not_found");
  return list.item.parse(row.item);
}

/** The page of rows {at, item}, of which one more than the limit was asked for. */
export function toPage<Item extends z.ZodObject>(
  found: unknown,
  item: Item,
  limit: number,
): { items: z.output<Item>[]; nextCursor: string | null } {
  const rows = z
    .array(z.object({ at: z.string(), item: z.looseObject({ id: z.string() }) }))
    .parse(found);
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map((row) => item.parse(row.item)),
    nextCursor:
      rows.length > limit && last ? encodeCursor([cursorMoment(last.at), last.item.id]) : null,
  };
}

const cursorMoment = (at: string) => (at.endsWith("infinity") ? at : at.replace("+00:00", "Z"));
