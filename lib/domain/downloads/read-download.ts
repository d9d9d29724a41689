import type { Readable } from "node:stream";
import { withChart } from "@/lib/domain/patients/with-chart";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { audit } from "@/lib/platform/db/audit";
import { AppError } from "@/lib/platform/errors";
import { isSignedFor, signFor } from "@/lib/platform/signed-link";
import { byteRange } from "@/lib/platform/storage/byte-range";
import { storage } from "@/lib/platform/storage/configured";
import type { ByteRange } from "@/lib/platform/storage/storage";
import { fileNameOf, typeOf } from "./file-name";
import { ownRow } from "./list-downloads";
import { PARTS } from "./policy";

/** The link is asked for when it is pressed. */
const MINUTES = 10;

const signed = ({ clinicId, userId }: Actor, downloadId: string) => [
  "download",
  clinicId,
  userId,
  downloadId,
];

/** Where the bytes are for this person, for a few minutes. Fails: not_found (nothing of theirs that is ready). */
export async function linkToDownload(
  actor: Actor,
  downloadId: string,
  clock: Clock = systemClock,
): Promise<{ address: string }> {
  const { state } = await ownRow(actor, downloadId);
  if (state !== "ready") throw new AppError("not_found");
  const key = signFor(signed(actor, downloadId), MINUTES, clock);
  return { address: `/api/v1/downloads/${downloadId}/content?key=${key}` };
}

type Asked = { key: string /** The Range header. */; range: string | null };
type Opened = {
  body: Readable;
  type: string;
  name: string;
  size: number;
  range: ByteRange | undefined;
};

/**
 * The bytes of something that was asked for, by an address that was made for this person. The right to the chart is asked
 * again, and that it leaves is audited. Fails: not_found, unavailable.
 */
export async function readDownload(
  actor: Actor,
  downloadId: string,
  { key, range: asked }: Asked,
  clock: Clock = systemClock,
): Promise<Opened> {
  if (!isSignedFor(signed(actor, downloadId), key, clock)) throw new AppError("not_found");
  const row = await ownRow(actor, downloadId);
  const { what, patientId, state, storageKey, size } = row;
  if (state !== "ready" || !storageKey || !size) throw new AppError("not_found");
  const part = PARTS[what];
  const why = await withChart(actor, patientId, "read", part, async (chart) => chart.why);
  await audit({
    ...auditedAs(actor),
    patientId,
    action: "export",
    part,
    why,
    outcome: "done",
    detail: { what, download: downloadId },
  });
  const range = byteRange(asked, size);
  const files = await storage();
  const body = await files.get(storageKey, range).catch(() => {
    throw new AppError("unavailable", { message: "storage_away", retryAfter: 5 });
  });
  return { body, type: typeOf(what), name: fileNameOf(row), size, range };
}
