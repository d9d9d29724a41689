import type { ClinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Tx } from "@/lib/platform/db/scope";
import { type LookCount, looksOf } from "./count-charts";
import { type Finding, isOfRights, type Watched } from "./watched";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NIGHT = 12 * HOUR;

type Settings = ClinicSettings["rules"];
type Given = { tx: Tx; clinicId: string; settings: Settings; timeZone: string };
type Rule = (given: Given, events: readonly Watched[]) => Promise<Finding[]>;

/** Too many wrong passwords for one account, or from one address, within minutes. */
const failedSignIns: Rule = async ({ tx, settings }, events) => {
  const refused = events.filter((one) => one.action === "sign-in" && one.outcome === "refused");
  const windowMs = settings.failedSignInsMinutes * MINUTE;
  const findings: Finding[] = [];
  for (const event of refused) {
    const since = new Date(event.at.getTime() - windowMs);
    const [counted] = await tx.$queryRaw<{ account: number; address: number }[]>`
      SELECT count(*) FILTER (WHERE actor_id = ${event.actorId}::uuid)::int AS account,
        count(*) FILTER (WHERE address = ${event.address})::int AS address
      FROM audit_events WHERE clinic_id = current_clinic() AND action = 'sign-in' AND outcome = 'refused'
        AND at > ${since} AND (at, id) <= (${event.at}, ${event.id}::uuid)`;
    const { account = 0, address = 0 } = counted ?? {};
    const finding = { rule: "failed-sign-ins" as const, event, windowMs };
    if (account >= settings.failedSignInsCount)
      findings.push({ ...finding, subject: `account ${event.actorId}`, found: account });
    else if (address >= settings.failedSignInsCount && event.address !== "unknown")
      findings.push({ ...finding, subject: `address ${event.address}`, found: address });
  }
  return findings;
};

/** A browser's name without its versions: an update is no new device. */
const plain = (device: string | null) => (device ?? "").replaceAll(/[\d.]+/g, "");

/** An administrator signed in from a kind of device that they never used here before. */
const newDevices: Rule = async ({ tx }, events) => {
  const findings: Finding[] = [];
  for (const event of events) {
    const isIn = event.action === "sign-in" && event.outcome === "done";
    if (!isIn || event.role !== "admin") continue;
    const before = await tx.$queryRaw<{ device: string | null }[]>`
      SELECT DISTINCT device FROM audit_events
      WHERE clinic_id = current_clinic() AND actor_id = ${event.actorId}::uuid AND action = 'sign-in' AND outcome = 'done'
        AND (at, id) < (${event.at}, ${event.id}::uuid)`;
    if (before.length === 0 || before.some(({ device }) => plain(device) === plain(event.device)))
      continue;
    const subject = `device ${event.actorId} ${plain(event.device)}`;
    findings.push({ rule: "new-device", subject, event, found: 1, windowMs: 24 * HOUR });
  }
  return findings;
};

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

/** Somebody changed what another may do, or what is watched for: each time. */
const rights: Rule = async (_, events) =>
  events
    .filter((event) => isOfRights(event))
    .map((event) => ({
      ...({ rule: "rights", found: 1, windowMs: 0 } as const),
      ...{ subject: `event ${event.id}`, event },
    }));

/** What the rules that a clinic has switched on find in some events. */
export async function findingsIn(given: Given, events: readonly Watched[]): Promise<Finding[]> {
  const { settings } = given;
  const rules: [on: boolean, rule: Rule][] = [
    [settings.failedSignIns, failedSignIns],
    [settings.newDevices, newDevices],
    [settings.manyCharts, manyCharts],
    [settings.outOfHours, outOfHours],
    [settings.rightsChanges, rights],
  ];
  const found: Finding[] = [];
  for (const [on, rule] of rules) if (on) found.push(...(await rule(given, events)));
  return found;
}
