import { changeRecords } from "@/lib/domain/patients/change-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { getNoteIn, signerNameOf } from "./note-in-chart";
import { NOTES } from "./open-note";
import type { AddAddendumInput, MarkNoteInput, Note } from "./schema";
import { sealOfAddendum } from "./seal";

type Place = { patientId: string; noteId: string };

/** Adds to a signed note, signed by who adds it. Fails: not_found, conflict (a draft, or marked entered-in-error). */
export function addAddendum(
  actor: Actor,
  { patientId, noteId }: Place,
  { text }: AddAddendumInput,
  clock: Clock = systemClock,
): Promise<Note> {
  return changeRecords(actor, patientId, NOTES, async (chart) => {
    const { clinicId, memberId } = actor;
    const { status } = await getNoteIn(chart, noteId);
    if (status !== "final") throw new AppError("conflict", { message: "note_not_final" });
    const [id, signedAt, signedById] = [uuid7(), clock(), memberId ?? ""];
    const signerName = await signerNameOf(chart);
    const as = { addendumId: id, noteId, patientId, signerId: signedById };
    const by = { as, signerName, signedAt: signedAt.toISOString() };
    const contentHash = await sealOfAddendum(text, by);
    const signed = { signedAt, signedById, signerName, contentHash };
    await chart.tx.noteAddendum.createMany({
      data: [{ clinicId, id, patientId, noteId, text, ...signed }],
    });
    return getNoteIn(chart, noteId);
  });
}

/**
 * Marks a signed note as entered in error: it stays to be read, struck through, with the reason. Its author alone may.
 * Fails: not_found, stale (version), conflict (a draft, or marked already).
 */
export function markNote(
  actor: Actor,
  { patientId, noteId }: Place,
  { reason, status }: MarkNoteInput,
  version: number,
  clock: Clock = systemClock,
): Promise<Note> {
  return changeRecords(actor, patientId, NOTES, async (chart) => {
    const standing = await getNoteIn(chart, noteId);
    if (!standing.own) throw new AppError("forbidden");
    if (standing.status !== "final") throw new AppError("conflict", { message: "note_not_final" });
    const marked = await chart.tx.$executeRaw`
      UPDATE clinical_notes SET status = ${status}::note_status, status_reason = ${reason}, marked_at = ${clock()},
        marked_by_id = ${actor.memberId}::uuid, version = version + 1
      WHERE clinic_id = current_clinic() AND id = ${noteId}::uuid AND version = ${version} AND status = 'final'`;
    if (marked === 0) throw new AppError("stale");
    return getNoteIn(chart, noteId);
  });
}

/** Puts an own draft away, or brings it back; what was typed stays. Fails: not_found, conflict (signed). */
export function discardDraft(
  actor: Actor,
  { patientId, noteId }: Place,
  discarded: boolean,
  clock: Clock = systemClock,
): Promise<{ id: string; discarded: boolean }> {
  return changeRecords(actor, patientId, NOTES, async ({ tx }) => {
    const own = { clinicId: actor.clinicId, patientId, id: noteId, authorId: actor.memberId ?? "" };
    const note = await tx.clinicalNote.findFirst({ where: own, select: { status: true } });
    if (!note) throw new AppError("not_found");
    const changed = await tx.clinicalNote.updateMany({
      where: { ...own, status: "preliminary" },
      data: { discardedAt: discarded ? clock() : null },
    });
    if (changed.count === 0) throw new AppError("conflict", { message: "note_signed" });
    return { id: noteId, discarded };
  });
}
