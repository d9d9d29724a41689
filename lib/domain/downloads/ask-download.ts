import { changeToTell } from "@/lib/domain/live/tell-change";
import { askOfChart } from "@/lib/domain/patients/ask-of-chart";
import type { Chart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { uuid7 } from "@/lib/platform/uuid7";
import { downloadDue } from "./jobs";
import { MOST_UNFINISHED, memberOf, PARTS } from "./policy";
import { OWN, toDownload, toRow } from "./row";
import type { AskDownloadInput, Download } from "./schema";

type Reader = { locale: string; timeZone: string };

/**
 * Asks a worker to write something of a chart, in the reader's language and zone unless others are given. Once with an
 * idempotency key. Fails: not_found, conflict (too much is being written for this person already).
 */
export function askDownload(
  actor: Actor,
  patientId: string,
  input: AskDownloadInput,
  reader: Reader,
): Promise<Download> {
  if (actor.actingFor) throw new AppError("not_found"); // what leaves is the patient's own to take
  const memberId = memberOf(actor);
  return askOfChart(actor, patientId, PARTS[input.what], async (chart) => {
    await requireRoom(chart, memberId);
    const id = uuid7();
    const [kind = "", format = ""] = input.what.split(".");
    const { locale, timeZone } = { ...reader, ...given(input) };
    await chart.tx.$executeRaw`
      INSERT INTO downloads (clinic_id, id, patient_id, member_id, kind, format, note_id, from_at, until_at, locale, time_zone)
      VALUES (current_clinic(), ${id}::uuid, ${patientId}::uuid, ${memberId}::uuid, ${kind}, ${format},
        ${input.noteId ?? null}::uuid, ${input.from ?? null}::timestamptz, ${input.until ?? null}::timestamptz, ${locale}, ${timeZone})`;
    await sendLater(chart.tx, downloadDue, { downloadId: id });
    await changeToTell(chart.tx, { kind: "downloads", memberId });
    const [row] = await chart.tx.$queryRawUnsafe<unknown[]>(
      `${OWN} AND d.id = $2::uuid`,
      memberId,
      id,
    );
    return toDownload(toRow(row));
  });
}

const given = ({ locale, timeZone }: AskDownloadInput) => ({
  ...(locale && { locale }),
  ...(timeZone && { timeZone }),
});

async function requireRoom({ tx }: Chart, memberId: string): Promise<void> {
  const [busy] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM downloads
    WHERE clinic_id = current_clinic() AND member_id = ${memberId}::uuid AND state IN ('waiting', 'running')`;
  if ((busy?.count ?? 0) >= MOST_UNFINISHED)
    throw new AppError("conflict", { message: "many_downloads" });
}
