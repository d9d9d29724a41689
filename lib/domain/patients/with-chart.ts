import { type Actor, auditedAs, type RequestContext } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs, readAs, type Tx, writeAs } from "@/lib/platform/db/scope";
import { onceFor } from "@/lib/platform/db/write-once";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import type { ChartPart } from "./chart-parts";
import { type Door, doorTo, doorValues, forChart, type Visitor, type Why } from "./door";

/** An open chart: the patient's few facts that decide things, and the transaction that the work happens in. */
export type Chart = {
  tx: Tx;
  actor: Actor;
  patientId: string;
  birthDate: string | null;
  deceased: string | null;
  why: Why;
};

/** Who enters which chart, for what part, in which role. */
type Entry = Visitor & { part: ChartPart };
type Work<T> = (chart: Chart) => Promise<T>;

/**
 * The only door to a patient's rows. In one transaction of the actor's clinic it checks the right to this chart, does
 * the work and writes the audit event; a read's event is durable before the answer leaves. A write with an idempotency
 * key is done once and answered again. Fails: not_found, for what is missing and for what the actor may not see alike.
 */
export function withChart<T>(
  actor: Actor,
  patientId: string,
  mode: "read" | "write",
  part: ChartPart,
  work: Work<T>,
): Promise<T> {
  return enter({ actor, patientId, part, role: actor.role }, mode, work);
}

/**
 * The door to the register alone: who a patient is, who treats them. Besides those who treat, administrators have it:
 * the work must show nothing clinical. Who broke the glass may look: what they changed of who gets in would outlast the
 * hour. Fails: not_found, forbidden (emergency_only_looks).
 */
export function withRegister<T>(
  actor: Actor,
  patientId: string,
  mode: "read" | "write",
  part: "identity" | "care" | "caregivers" | "access",
  work: Work<T>,
): Promise<T> {
  const role = actor.role === "admin" ? "registrar" : actor.role;
  return enter({ actor, patientId, part, role }, mode, (chart) => {
    if (mode === "write" && chart.why === "emergency")
      throw new AppError("forbidden", { message: "emergency_only_looks" });
    return work(chart);
  });
}

const enter = <T>(entry: Entry, mode: "read" | "write", work: Work<T>) =>
  mode === "read" ? look(entry, work) : change(entry, work);

async function look<T>(entry: Entry, work: Work<T>): Promise<T> {
  const { actor, patientId, part } = entry;
  let why: Why | undefined;
  const seen = await readAs(forChart(entry), async (tx) => {
    const chart = await open(tx, entry);
    why = chart?.why;
    return chart && { result: await work(chart) };
  });
  await auditLook(actor, patientId, part, why);
  if (!seen) throw new AppError("not_found");
  return seen.result;
}

async function change<T>(entry: Entry, work: Work<T>): Promise<T> {
  const { actor, patientId, part } = entry;
  const done = await writeAs(forChart(entry), async (tx) => {
    const key = actor.request?.idempotency;
    const chart = key ? await open(tx, entry) : await openForChange(tx, entry);
    if (!chart) return undefined;
    return {
      result: key ? await once(tx, entry, key, { work, why: chart.why }) : await work(chart),
    };
  });
  if (done) return done.result;
  await auditRefusal(actor, patientId, part, "write");
  throw new AppError("not_found");
}

/** The chart without an audit event: whoever opens it so writes the event. Undefined where there is no right to it. */
export async function open(tx: Tx, entry: Entry): Promise<Chart | undefined> {
  const [door] = await tx.$queryRawUnsafe<Door[]>(doorTo(entry.part), ...doorValues(entry));
  return door && { tx, actor: entry.actor, ...door };
}

// Right and audit event in one statement: a round trip less in every change.
const doorAndEvent = (part: ChartPart) => `WITH chart AS MATERIALIZED (${doorTo(part)}), event AS (
  INSERT INTO audit_events (clinic_id, id, actor_kind, actor_id, patient_id, action, part, why, address, device, request_id, acting_for)
  SELECT current_clinic(), $4::uuid, $5::actor_kind, $6::uuid, chart."patientId", 'write', $7, chart.why, $8, $9, $10, $11::uuid FROM chart)
  SELECT * FROM chart`;

/** The chart with its audit event already written: it stands or falls with the work, in their one transaction. */
async function openForChange(tx: Tx, entry: Entry): Promise<Chart | undefined> {
  const { actor, part } = entry;
  const { actorKind, actorId, address, device, requestId, actingFor } = auditedAs(actor);
  const event = [uuid7(), actorKind, actorId, part, address, device, requestId, actingFor];
  const [door] = await tx.$queryRawUnsafe<Door[]>(
    doorAndEvent(part),
    ...doorValues(entry),
    ...event.map((value) => value ?? null),
  );
  return door && { tx, actor, ...door };
}

/** With an idempotency key: the work once, its answer for every repetition, which is a look at what was done. */
async function once<T>(
  tx: Tx,
  entry: Entry,
  key: NonNullable<RequestContext["idempotency"]>,
  { work, why }: { work: Work<T>; why: Why },
): Promise<T> {
  let isDone = false;
  const result = await onceFor(tx, key, async () => {
    isDone = true;
    const chart = await openForChange(tx, entry);
    if (!chart) throw new AppError("not_found");
    return work(chart);
  });
  if (!isDone) await auditLook(entry.actor, entry.patientId, entry.part, why);
  return result;
}

/** That somebody was turned away at a chart. */
export const auditRefusal = (actor: Actor, patientId: string, part: ChartPart, action: string) =>
  audit({ ...auditedAs(actor), patientId, action, part, outcome: "refused" });

/** One request asks for several things of one part: that is one look. */
function auditLook(actor: Actor, patientId: string, part: ChartPart, why: Why | undefined) {
  if (!why) return auditRefusal(actor, patientId, part, "read");
  const looks = actor.request?.looks;
  const key = `${patientId} ${part}`;
  const look =
    looks?.get(key) ??
    audit({ ...auditedAs(actor), patientId, action: "read", part, why, outcome: "done" });
  looks?.set(key, look);
  return look;
}

/** Audits what a list of patients, in this person's care unless told otherwise, showed of each; durable when it resolves. */
export async function auditListed(
  actor: Actor,
  patientIds: readonly string[],
  part: ChartPart,
  why: Why = "care",
): Promise<void> {
  const event = {
    ...auditedAs(actor),
    action: "list",
    part,
    why,
    outcome: "done",
  } as const;
  await Promise.all([...new Set(patientIds)].map((patientId) => audit({ ...event, patientId })));
}

/**
 * The same door for a measured hot read: one hand-written statement, no Prisma. `statement` selects from `chart`, the
 * row that DOOR gives, and brings one row; its own values begin at $4. The row must be checked by the caller's parser.
 */
export async function queryChart(
  actor: Actor,
  patientId: string,
  part: ChartPart,
  statement: string,
  values: unknown[],
): Promise<Record<string, unknown>> {
  const sql = `WITH chart AS MATERIALIZED (${doorTo(part)}) ${statement}`;
  const [row] = await queryAs(forChart({ actor, patientId }), sql, [
    ...doorValues({ actor, patientId, role: actor.role }),
    ...values,
  ]);
  await auditLook(actor, patientId, part, row ? (row.why as Why) : undefined);
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * The same door for what says nothing of the patient, such as whether a page that is open is still the latest: who has no
 * right is turned away, and audited so; a glance is no look. Checked by the caller's parser. Fails: not_found.
 */
export async function glanceAtChart(
  actor: Actor,
  patientId: string,
  part: ChartPart,
  statement: string,
  values: unknown[],
): Promise<Record<string, unknown>> {
  const door = doorValues({ actor, patientId, role: actor.role });
  const sql = `WITH chart AS MATERIALIZED (${doorTo(part)}) ${statement}`;
  const [row] = await queryAs(forChart({ actor, patientId }), sql, [...door, ...values]);
  if (row) return row;
  await auditRefusal(actor, patientId, part, "read");
  throw new AppError("not_found");
}
