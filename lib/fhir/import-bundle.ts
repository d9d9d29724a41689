import { raiseRecentAlerts } from "@/lib/domain/vitals/raise-recent-alerts";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { writeCare } from "./assign-care";
import { compareEntries } from "./compare-entries";
import { type Fault, type IndexedBundle, indexBundle } from "./index-bundle";
import { patientIn, type Run } from "./map-item";
import { mapItems } from "./map-items";
import { relinkEncounters } from "./relink-encounters";
import { practitionersOf, settlePractitioners } from "./resolve-practitioners";
import { findEarlier, type Item, itemsByReference } from "./resolve-references";
import { settleSource } from "./settle-source";

export type Outcome = "inserted" | "updated" | "unchanged" | "failed";
export type BundleResult = { outcomes: { type: string; outcome: Outcome }[]; faults: Fault[] };

const LONGEST_MS = 30 * 60_000;
const TRIES = 4;

/**
 * Imports one bundle in one transaction: the patient whole or not at all. Resources that cannot be read are named in
 * `faults` and left out. `assign` is a membership that gets every patient of the bundle in care. Fails: SyntaxError for
 * what is no bundle; else what the database says, and then nothing of the bundle is there.
 */
export async function importBundle(
  actor: Actor,
  bytes: Buffer,
  assign: string | null,
): Promise<BundleResult> {
  const bundle = indexBundle(bytes);
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeAs(actor, (tx) => write(tx, actor, bytes, bundle, assign), LONGEST_MS);
    } catch (error) {
      // Another import made (or merged) the same practitioner or record number meanwhile: it is found the next time.
      if (attempt === TRIES || !isCollision(error)) throw error;
    }
  }
}

/** The SQLSTATE and constraint of a database error; never its text, which may quote a patient. */
export function databaseReason(error: unknown): string {
  const text = JSON.stringify(error, Object.getOwnPropertyNames(Object(error)));
  const state = /"(?:originalCode|code)":"([0-9A-Z]{5})"/.exec(text)?.[1];
  const constraint = /constraint \\*"(\w+)/.exec(text)?.[1];
  return ["the database refused it", state, constraint].filter(Boolean).join(" ");
}

const isCollision = (error: unknown) => /23505|23503|40P01|40001|P2034/.test(databaseReason(error));

async function write(
  tx: Tx,
  actor: Actor,
  bytes: Buffer,
  indexed: IndexedBundle,
  assign: string | null,
): Promise<BundleResult> {
  const { clinicId } = actor;
  const bundle = await settleSource(tx, indexed);
  await tx.$queryRawUnsafe(
    "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended($1, 0))) locked",
    `fhir ${clinicId} ${bundle.source}`,
  );
  const items = await compareEntries(tx, clinicId, bundle);
  const itemOf = itemsByReference(items);
  const earlier = await findEarlier(tx, clinicId, bundle, (text) => itemOf(text) !== undefined);
  const run: Run = {
    clinicId,
    source: bundle.source,
    itemOf,
    earlier,
    practitioners: practitionersOf(bundle.source, items, itemOf),
    reportOf: new Map(),
    faults: [...bundle.faults],
    writes: [],
    changedPatients: new Set(),
  };
  await mapItems(tx, run, bytes, items);
  const patients = items.filter(({ type, state }) => type === "Patient" && state !== "failed");
  const doctors = [...run.practitioners.known.values()].filter((id) => id !== null);
  await writeCare(
    tx,
    clinicId,
    patients.map(({ localId }) => localId),
    { assign, doctors },
  );
  await mergeUnchanged(tx, run, items);
  const linked = await relinkEncounters(tx, run, items);
  const about = await auditImport(tx, actor, items, run, linked);
  await raiseRecentAlerts(tx, about);
  return { outcomes: outcomesOf(items, bundle.faults), faults: run.faults };
}

/** Practitioners who stand here already may have got a placeholder beside them since. */
async function mergeUnchanged(tx: Tx, { clinicId, source, practitioners }: Run, items: Item[]) {
  for (const item of items)
    if (item.practitioner && item.state === "same") practitioners.askItem(item);
  await settlePractitioners(tx, clinicId, source, practitioners, []);
}

/** An audit event for each patient that something was written about; gives their ids. */
async function auditImport(
  tx: Tx,
  actor: Actor,
  items: Item[],
  run: Run,
  linked: string[],
): Promise<string[]> {
  const written = items.filter(({ state }) => state === "new" || state === "changed");
  const about = new Set([...written.map((item) => patientIn(run, item) ?? null), ...linked]);
  // What a bundle brings along with a patient (doctors, hospitals) is part of that patient's import.
  if (about.size > 1) about.delete(null);
  if (about.size === 0) return [];
  await tx.auditEvent.createMany({
    data: [...about].map((patientId) => ({
      clinicId: actor.clinicId,
      id: uuid7(),
      actorKind: "system" as const,
      patientId,
      action: "import",
      outcome: "done" as const,
    })),
  });
  return [...about].filter((id) => id !== null);
}

function outcomesOf(items: Item[], unread: Fault[]): BundleResult["outcomes"] {
  const names = {
    new: "inserted",
    changed: "updated",
    same: "unchanged",
    failed: "failed",
  } as const;
  return [
    ...items.map(({ type, state }) => ({ type, outcome: names[state] })),
    ...unread.map(({ type }) => ({ type, outcome: "failed" as const })),
  ];
}
