import type { Actor } from "@/lib/platform/auth/actor";
import { clinicKeysAs } from "@/lib/platform/crypto/clinic-keys";
import { lookupsOf } from "@/lib/platform/crypto/sealed-by-clinic";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { queryAs } from "@/lib/platform/db/scope";
import { type PatientRow, patientRow, toPatientSummary } from "./row";
import type { ListPatientsQuery, PatientPage } from "./schema";
import { meaningsOf } from "./search";
import { BEGINNINGS, EXACT, LENGTHS, OF_FEW, WHOLE_WORDS } from "./search-statements";
import { visibleValues } from "./visible";

type Search = ListPatientsQuery & { q: string };

/** So many patients of a doctor are too many to read one by one: a walk through the names then fills a page soon. */
const FEW = 500;

// Tiers, so that an exact hit is never below a stranger: exact numbers and dates, then every word a word of the name,
// then words that begin one. Each stops at the page's end: a search costs the same at 1,000 and at 100,000 patients.
const WALK = ["exact", "whole", "begun"] as const;
const AMONG_FEW = ["exact", "few"] as const;
type Tier = (typeof WALK | typeof AMONG_FEW)[number];
type Found = PatientRow & { tier: Tier };
/** Where a tier goes on: the words met, the sort name and the id of the last row shown; empty at its beginning. */
type After = string[];

const LOOK: Record<Tier, (actor: Actor, search: Search, after: After) => Promise<PatientRow[]>> = {
  exact: (actor, search, [, , name = null, id = null]) => exact(actor, search, [name, id]),
  whole: (actor, search, [, , name = null, id = null]) =>
    run(actor, search, WHOLE_WORDS, [search.q, name, id]),
  begun: (actor, search, [term = null, other = null, name = null, id = null]) =>
    run(actor, search, BEGINNINGS, [search.q, term, other, name, id]),
  few: (actor, search, [met = null, , name = null, id = null]) =>
    run(actor, search, OF_FEW, [search.q, met, name, id]),
};

/** Patients by anything that people type into a search, exact hits first. Fails: malformed (cursor). */
export async function searchPatients(actor: Actor, search: Search): Promise<PatientPage> {
  const [from, ...last] = search.cursor
    ? decodeCursor(search.cursor, ["text", "text", "text", "text", "uuid"])
    : [];
  const found: Found[] = [];
  for (const tier of await tiersFrom(actor, search, from)) {
    if (found.length > search.limit) break;
    const rows = await LOOK[tier](actor, search, tier === from ? last : []);
    found.push(
      ...rows
        .filter((row) => !found.some((shown) => shown.id === row.id))
        .map((row) => ({ ...row, tier })),
    );
  }
  return pageOf(found, search.limit);
}

/** The tiers that a page looks through; one that goes on keeps to the way of the page before. */
async function tiersFrom(actor: Actor, { q }: Search, from?: string): Promise<readonly Tier[]> {
  const walks = from === "whole" || from === "begun";
  const tiers: readonly Tier[] =
    from === "few" || (!walks && (await treatsFewer(actor, q))) ? AMONG_FEW : WALK;
  return tiers.slice(Math.max(0, tiers.indexOf(from as Tier)));
}

/** Whether a doctor treats fewer patients than a walk through the names could meet. */
async function treatsFewer(actor: Actor, q: string): Promise<boolean> {
  if (actor.role === "admin") return false;
  const [row] = await queryAs(actor, LENGTHS, [actor.clinicId, actor.memberId, FEW, q]);
  return Number(row?.treated) < Number(row?.met);
}

function pageOf(found: Found[], limit: number): PatientPage {
  const last = found[limit - 1];
  const more = found.length > limit && last;
  return {
    items: found.slice(0, limit).map(toPatientSummary),
    nextCursor: more
      ? encodeCursor([last.tier, last.term ?? "", last.other ?? "", last.sortName ?? "", last.id])
      : null,
  };
}

async function exact(actor: Actor, search: Search, after: unknown[]): Promise<PatientRow[]> {
  const { documents, mrns, phones, born } = meaningsOf(search.q);
  if (documents.length + mrns.length + phones.length === 0 && !born) return [];
  const keys = documents.length > 0 ? await clinicKeysAs(actor) : [];
  return run(actor, search, EXACT, [
    lookupsOf(keys, documents),
    mrns,
    phones,
    born?.from ?? null,
    born?.until ?? null,
    ...after,
    phones.map((digits) => `${digits}:`),
  ]);
}

async function run(
  actor: Actor,
  search: Search,
  statement: string,
  values: unknown[],
): Promise<PatientRow[]> {
  const rows = await queryAs(actor, statement, [
    ...visibleValues(actor, search),
    search.limit + 1,
    ...values,
  ]);
  return rows.map((row) => patientRow.parse(row));
}
