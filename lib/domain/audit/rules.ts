import type { ClinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Tx } from "@/lib/platform/db/scope";
import { type LookCount, looksOf } from "./count-charts";
import { type Finding, isOfRights, isOfRules, type Watched } from "./watched";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NIGHT = 12 * HOUR;
/** What is told each time. */
const EACH = { found: 1, windowMs: 0 };

type Settings = ClinicSettings["rules"];
type Given = { tx: Tx; clinicId: string; settings: Settings; timeZone: string };
type Rule = (given: Given, events: readonly Watched[]) => Promise<Finding[]>;

type Refused = { at: Date; actorId: string | null; address: string | null };

/** Too many wrong passwords for one account, or from one address, within minutes. */
const failedSignIns: Rule = async ({ tx, settings }, events) => {
  const refused = events.filter((one) => one.action === "sign-in" && one.outcome === "refused");
  const [first, last] = [refused[0], refused.at(-1)];
  if (!first || !last) return [];
  const windowMs = settings.failedSignInsMinutes * MINUTE;
  const since = new Date(first.at.getTime() - windowMs);
  const all = await tx.$queryRaw<Refused[]>`
    SELECT at, actor_id AS "actorId", address FROM audit_events
    WHERE clinic_id = current_clinic() AND action = 'sign-in' AND outcome = 'refused' AND at > ${since}
      AND (at, id) <= (${last.at}, ${last.id}::uuid)
      AND (actor_id = ANY(${refused.map(({ actorId }) => actorId)}::uuid[]) OR address = ANY(${refused.map(({ address }) => address)}))`;
  const accounts = momentsBy(all, ({ actorId }) => actorId);
  const addresses = momentsBy(all, ({ address }) => (address === "unknown" ? null : address));
  const within = (moments: readonly number[] | undefined, { at }: Watched) =>
    moments?.filter((one) => one <= at.getTime() && one > at.getTime() - windowMs).length ?? 0;
  return refused.flatMap((event) => {
    const account = within(accounts.get(event.actorId ?? ""), event);
    const address = within(addresses.get(event.address ?? ""), event);
    const finding = { rule: "failed-sign-ins" as const, event, windowMs };
    if (account >= settings.failedSignInsCount)
      return [{ ...finding, subject: `account ${event.actorId}`, found: account }];
    if (address >= settings.failedSignInsCount)
      return [{ ...finding, subject: `address ${event.address}`, found: address }];
    return [];
  });
};

/** The moments of each of what they are by. */
function momentsBy(
  all: readonly Refused[],
  by: (one: Refused) => string | null,
): Map<string, number[]> {
  const moments = new Map<string, number[]>();
  for (const one of all) {
    const key = by(one);
    if (key === null) continue;
    const known = moments.get(key) ?? [];
    known.push(one.at.getTime());
    moments.set(key, known);
  }
  return moments;
}

/** An administrator signed in where they never did before: in that browser, or one of its kind at that address. */
const newDevices: Rule = async (_, events) =>
  events
    .filter(
      ({ action, part, role }) => action === "sign-in" && part === "device" && role === "admin",
    )
    .map((event) => ({ ...EACH, rule: "new-device", subject: `device ${event.id}`, event }));

const tooMany = (
  looks: readonly LookCount[],
  most: number,
  of: Pick<Finding, "rule" | "windowMs">,
): Finding[] =>
  looks
    .filter(({ charts }) => charts >= most)
    .map(({ event, charts }) => ({
      ...of,
      event,
      found: charts,
      subject: `account ${event.actorId}`,
    }));

/** One of the staff opened more charts within an hour than work needs. */
const manyCharts: Rule = async ({ clinicId, settings }, events) => {
  const looks = await looksOf({ clinicId, what: "hour", windowMs: HOUR }, events);
  return tooMany(looks, settings.manyChartsCount, { rule: "many-charts", windowMs: HOUR });
};

/** One of the staff opened several charts while the clinic is closed. */
const outOfHours: Rule = async ({ clinicId, settings, timeZone }, events) => {
  const { outOfHoursFrom: from, outOfHoursUntil: until } = settings;
  const hourOf = hoursIn(timeZone);
  const isOut = ({ at }: Watched) => {
    const hour = hourOf(at);
    return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
  };
  const looks = await looksOf(
    { clinicId, what: "night", windowMs: NIGHT },
    events.filter((event) => event.action === "read" && isOut(event)),
  );
  return tooMany(looks, settings.outOfHoursCount, { rule: "out-of-hours", windowMs: NIGHT });
};

/** The hour of a moment by the clocks of a zone; asked once for each quarter of an hour. */
function hoursIn(timeZone: string): (at: Date) => number {
  const format = new Intl.DateTimeFormat("en", { timeZone, hour: "2-digit", hourCycle: "h23" });
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at.getTime() / (15 * MINUTE));
    const hour = known.get(quarter) ?? Number(format.format(at));
    known.set(quarter, hour);
    return hour;
  };
}

const ofRights = (events: readonly Watched[]): Finding[] =>
  events.map((event) => ({ ...EACH, rule: "rights", subject: `event ${event.id}`, event }));

/** Somebody changed what another may do, or what is watched for: each time. */
const rights: Rule = async (_, events) => ofRights(events.filter((event) => isOfRights(event)));

/** Somebody changed what is watched for: who switches that off is told of too. */
const watching: Rule = async (_, events) => ofRights(events.filter((event) => isOfRules(event)));

/** What the rules that a clinic has switched on find in some events. */
export async function findingsIn(given: Given, events: readonly Watched[]): Promise<Finding[]> {
  const { settings } = given;
  const rules: [on: boolean, rule: Rule][] = [
    [settings.failedSignIns, failedSignIns],
    [settings.newDevices, newDevices],
    [settings.manyCharts, manyCharts],
    [settings.outOfHours, outOfHours],
    [settings.rightsChanges, rights],
    [!settings.rightsChanges, watching],
  ];
  const found: Finding[] = [];
  for (const [on, rule] of rules) if (on) found.push(...(await rule(given, events)));
  return found;
}
