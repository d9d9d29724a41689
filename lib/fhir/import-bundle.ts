import { PATIENT_OWNED } from "@/lib/domain/patients/fhir";
import { raiseRecentAlerts } from "@/lib/domain/vitals/raise-recent-alerts";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { writeCare } from "./assign-care";
import {
  type Fault,
  faultOf,
  type IndexedBundle,
  indexBundle,
  type SettledBundle,
} from "./index-bundle";
import { mapItem, patientIn, type Run } from "./map-item";
import { rankOf } from "./map-resource";
import { entryText } from "./read-resource";
import { relinkEncounters } from "./relink-encounters";
import { practitionersOf, settlePractitioners } from "./resolve-practitioners";
import { findEarlier, type Item, itemsByReference } from "./resolve-references";
import { sealPatients } from "./seal-patients";
import { settleSource } from "./settle-source";
import { uniqueRecordNumbers } from "./unique-record-numbers";
import { writeRows } from "./write-rows";

export type Outcome = "inserted" | "updated" | "unchanged" | "failed";
export type BundleResult = { outcomes: { type: string; outcome: Outcome }[]; faults: Fault[] };

const LONGEST_MS = 30 * 60_000;
const CHUNK_ROWS = 500;
const CHUNK_CHARACTERS = 500_000;
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
  const items = await compare(tx, clinicId, bundle);
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
  await mapAll(tx, run, bytes, items);
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

/** What is new, what has changed and what stands already, by the hash of the original. */
async function compare(
  tx: Tx,
  clinicId: string,
  { source, entries }: SettledBundle,
): Promise<Item[]> {
  const rows = await tx.$queryRawUnsafe<
    { name: string; version: number; hash: string; localId: string | null }[]
  >(
    `SELECT DISTINCT ON (resource_type, fhir_id) resource_type || '/' || fhir_id AS name, version,
       encode(hash, 'hex') AS hash, local_id AS "localId"
     FROM fhir_resources
     WHERE clinic_id = $1::uuid AND source = $2 AND resource_type = ANY($3::text[]) AND fhir_id = ANY($4::text[])
     ORDER BY resource_type, fhir_id, version DESC`,
    clinicId,
    source,
    [...new Set(entries.map(({ type }) => type))],
    entries.map(({ fhirId }) => fhirId),
  );
  const known = new Map(rows.map((row) => [row.name, row]));
  const here = new Map<string, Item>();
  return entries.map((entry) => {
    const name = `${entry.type}/${entry.fhirId}`;
    const before = known.get(name);
    const twin = here.get(name);
    const state = before ? (before.hash === entry.hash ? "same" : "changed") : "new";
    const item: Item = {
      ...entry,
      localId: twin?.localId ?? before?.localId ?? uuid7(),
      state: twin ? "same" : state,
      version: (before?.version ?? 0) + 1,
    };
    here.set(name, twin ?? item);
    return item;
  });
}

async function mapAll(tx: Tx, run: Run, bytes: Buffer, items: Item[]) {
  const order = [...items].sort((a, b) => rankOf(a.type) - rankOf(b.type) || a.index - b.index);
  let characters = 0;
  for (const item of order) {
    if (item.state !== "same") {
      try {
        characters += mapItem(run, item, entryText(bytes, item));
      } catch (error) {
        run.faults.push(faultOf(error, item.index, item.type));
        item.state = "failed";
      }
    }
    if (item.state !== "failed") linkResults(run, item);
    if (run.writes.length < CHUNK_ROWS && characters < CHUNK_CHARACTERS) continue;
    await flush(tx, run);
    characters = 0;
  }
  await flush(tx, run);
}

function linkResults({ reportOf, itemOf }: Run, { resultRefs, localId }: Item) {
  for (const ref of resultRefs) {
    const result = itemOf(ref);
    if (result) reportOf.set(`${result.type}/${result.fhirId}`, localId);
  }
}

async function flush(tx: Tx, run: Run) {
  const { clinicId, source, practitioners, changedPatients } = run;
  const writes = run.writes.splice(0);
  await settlePractitioners(tx, clinicId, source, practitioners, writes);
  await uniqueRecordNumbers(tx, clinicId, writes);
  if (changedPatients.size > 0) {
    for (const table of PATIENT_OWNED) {
      await tx.$executeRawUnsafe(
        `DELETE FROM ${table} WHERE clinic_id = $1::uuid AND patient_id = ANY($2::uuid[])`,
        clinicId,
        [...changedPatients],
      );
    }
    changedPatients.clear();
  }
  await sealPatients(tx, writes);
  await writeRows(tx, writes);
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
