import { auditListed } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { queryAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { memberOf, PARTS } from "./policy";
import { type DownloadRow, OWN, toDownload, toRow } from "./row";
import type { Download, DownloadPage, ListDownloadsQuery } from "./schema";

const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** What one asked for, the latest first, with names as far as their charts may be opened now. Fails: malformed (cursor). */
export async function listDownloads(
  actor: Actor,
  { limit, cursor }: ListDownloadsQuery,
): Promise<DownloadPage> {
  const [at = "infinity", id = LAST] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const found = await queryAs(
    actor,
    `${OWN} AND (d.created_at, d.id) < ($2::timestamptz, $3::uuid) ORDER BY d.created_at DESC, d.id DESC LIMIT $4`,
    [memberOf(actor), at, id, limit + 1],
  );
  const rows = found.slice(0, limit).map(toRow);
  await auditNamed(actor, rows);
  const last = rows.at(-1);
  return {
    items: rows.map(toDownload),
    nextCursor: found.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null,
  };
}

/** One that one asked for: how far it is. Says nothing of the patient. Fails: not_found. */
export async function getDownload(actor: Actor, downloadId: string): Promise<Download> {
  return { ...toDownload(await ownRow(actor, downloadId)), patient: null };
}

/** The row of one's own. Fails: not_found. */
export async function ownRow(actor: Actor, downloadId: string): Promise<DownloadRow> {
  const [row] = await queryAs(actor, `${OWN} AND d.id = $2::uuid`, [memberOf(actor), downloadId]);
  if (!row) throw new AppError("not_found");
  return toRow(row);
}

/** To a patient their own name says nothing new. */
async function auditNamed(actor: Actor, rows: DownloadRow[]): Promise<void> {
  if (actor.role === "patient") return;
  const named = rows.filter(({ patient }) => patient);
  const listed = [...new Set(named.map(({ what }) => PARTS[what]))].map((part) => {
    const some = named.filter(({ what }) => PARTS[what] === part);
    return auditListed(
      actor,
      some.map(({ patientId }) => patientId),
      part,
    );
  });
  await Promise.all(listed);
}
