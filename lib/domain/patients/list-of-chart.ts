import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { type ChartPart, queryChart } from "./with-chart";

/** A list of a chart: its table, the column that dates its rows, and the shape of an item, whose keys name the columns. */
export type ChartList<Item extends z.ZodObject> = {
  part: ChartPart;
  table: string;
  at: string;
  item: Item;
};

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});
export type PageQuery = z.output<typeof pageQuery>;

/** The page of a list as the API answers it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** A page of a list of a patient's chart, the latest first, undated rows last. Fails: not_found, malformed (cursor). */
export async function listOfChart<Item extends z.ZodObject>(
  actor: Actor,
  patientId: string,
  { part, table, at, item }: ChartList<Item>,
  { limit, cursor }: PageQuery,
): Promise<{ items: z.output<Item>[]; nextCursor: string | null }> {
  const columns = Object.keys(item.shape).map((key) => `'${key}', t.${snake(key)}`);
  const moment = `coalesce(t.${at}, '-infinity')`;
  const [after = "infinity", id = LAST] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const row = await queryChart(
    actor,
    patientId,
    part,
    `SELECT chart.why, coalesce((SELECT json_agg(json_build_object('at', at, 'item', item)) FROM (
       SELECT ${moment} AS at, json_build_object(${columns.join(", ")}) AS item FROM ${table} t
       WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId" AND (${moment}, t.id) < ($4::timestamptz, $5::uuid)
       ORDER BY ${moment} DESC, t.id DESC LIMIT $6) page), '[]') AS rows FROM chart`,
    [after, id, limit + 1],
  );
  const rows = z
    .array(z.object({ at: z.string(), item: z.looseObject({ id: z.string() }) }))
    .parse(row.rows);
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map((found) => item.parse(found.item)),
    nextCursor:
      rows.length > limit && last ? encodeCursor([cursorMoment(last.at), last.item.id]) : null,
  };
}

const cursorMoment = (at: string) => (at.endsWith("infinity") ? at : at.replace("+00:00", "Z"));
