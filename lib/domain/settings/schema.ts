import { z } from "zod";
import {
  MAIL_KINDS,
  MAIL_LOCALES,
  type MailKind,
  type MailPart,
  templateFault,
  templateName,
  WAYS,
} from "@/lib/domain/notifications/parts";
import { EDGES, type Edges, edgeFaults, edgesOf } from "@/lib/domain/vitals/edges";
import { REFERENCES } from "@/lib/domain/vitals/thresholds";
import { DATE_FORMATS } from "@/lib/platform/i18n/date-format";
import { isZone } from "@/lib/platform/i18n/zone";
import { areNetworks } from "@/lib/platform/networks";
import { requiredText } from "@/lib/platform/text";

/** A setting is a name and a plain value, so that forms, audit and conflicts need to know no more of it. */
type SettingValue = string | number | boolean | null;
export type SettingValues = Record<string, SettingValue>;

const general = z.strictObject({
  name: requiredText(100),
  /** What the logo's picture hashes to; null: none. */
  logo: z.string().max(64).nullable(),
  locale: z.enum(["es", "en"]),
  timeZone: z.string().refine(isZone, "unknown_zone"),
  dateFormat: z.enum(DATE_FORMATS),
  emergencyNumber: z.string().regex(/^\+?\d{2,15}$/, "bad_number_to_call"),
});

/** LOINC code and edge, as in 8867-4.criticalLow, in canonical units. */
const edge = z.number().min(-100_000, "out_of_range").max(100_000, "out_of_range");
const whole = (low: number, high: number) =>
  z.number().refine((value) => Number.isInteger(value) && value >= low && value <= high, {
    error: "between",
    params: { low, high },
  });
const bands = Object.fromEntries(
  Object.entries(REFERENCES).flatMap(([code, reference]) =>
    Object.keys(edgesOf(reference)).map((name) => [`${code}.${name}`, edge] as const),
  ),
);
const appointments = {
  /** Until how many hours before an appointment a patient is asked to say that they cannot come; 0: not asked. */
  lateCancelHours: whole(0, 168),
};
const clinical = z.strictObject<typeof bands & typeof appointments>({ ...bands, ...appointments });
const sessions = z.strictObject({
  staffIdleMinutes: whole(5, 120),
  staffLongestHours: whole(1, 24),
  patientIdleMinutes: whole(5, 240),
  patientLongestHours: whole(1, 72),
  /** How many sessions somebody may have at once; 0: any number. */
  staffMostSessions: whole(0, 50),
  patientMostSessions: whole(0, 50),
});

const networks = z.string().max(1000).refine(areNetworks, "bad_network");
/** Of whom a second factor is wanted, from where people may come, and whether patients register by themselves. */
const security = z.strictObject({
  doctorFactor: z.boolean(),
  nurseFactor: z.boolean(),
  adminFactor: z.boolean(),
  patientFactor: z.boolean(),
  /** The only addresses and ranges that staff may come from; empty: any. */
  staffNetworks: networks,
  /** Those that nobody may come from. */
  blockedNetworks: networks,
  /** Patients make their account without having been asked in. */
  selfRegistration: z.boolean(),
  /** For how many years a record is kept after its last entry, whatever becomes of its patient's account. */
  retentionYears: whole(5, 100),
});

const messages = z.strictObject({
  /** Working days within which patients are told that they will have an answer. */
  answerDays: whole(1, 10),
  /** Hours after which an urgent message that nobody read goes to everybody. */
  escalateHours: whole(1, 72),
});

const files = z.strictObject({
  /** How much room a clinic's files may take. */
  quotaGigabytes: whole(1, 5000),
});

const features = z.strictObject({
  /** Patients record vital signs at home. */
  homeVitals: z.boolean(),
  /** Administrators take the audit log away as CSV. */
  auditExport: z.boolean(),
});

const rules = z.strictObject({
  /** So many wrong passwords for one account, or from one address, within so many minutes. */
  failedSignIns: z.boolean(),
  failedSignInsCount: whole(3, 100),
  failedSignInsMinutes: whole(1, 120),
  /** An administrator signs in from a kind of device that is new of them. */
  newDevices: z.boolean(),
  /** So many different charts opened by one of the staff within an hour. */
  manyCharts: z.boolean(),
  manyChartsCount: whole(5, 1000),
  /** So many charts opened by one of the staff between these hours of the clinic's clock. */
  outOfHours: z.boolean(),
  outOfHoursCount: whole(1, 1000),
  outOfHoursFrom: whole(0, 23),
  outOfHoursUntil: whole(0, 23),
  /** Somebody is suspended or let in again; who gets in and what is watched is set otherwise. */
  rightsChanges: z.boolean(),
});

/** Which event leaves the product by which way for whom, as in alert.doctor.email. */
const notifications = z.strictObject(
  Object.fromEntries(WAYS.map((name) => [name, z.boolean()] as const)),
);

const LONGEST_PART: Record<MailPart, number> = { subject: 150, body: 2000 };
/** A part of a mail's template: it says something, names only what there is, and a subject is one line. */
export const templatePart = (kind: MailKind, part: MailPart) =>
  requiredText(LONGEST_PART[part]).superRefine((value, context) => {
    const fault = templateFault(kind, value);
    if (fault) context.addIssue({ code: "custom", message: fault.message, params: fault.values });
    if (part === "subject" && /[\r\n]/.test(value))
      context.addIssue({ code: "custom", message: "bad_format" });
  });

/** What mails say, as in alert.es.subject; null: our words. */
const templates = z.strictObject(
  Object.fromEntries(
    MAIL_KINDS.flatMap((kind) =>
      MAIL_LOCALES.flatMap((locale) =>
        (["subject", "body"] as const).map(
          (part) =>
            [templateName(kind, locale, part), templatePart(kind, part).nullable()] as const,
        ),
      ),
    ),
  ),
);

/** The sections of a clinic's settings, each one page and one version. */
export const sections = {
  ...{ general, clinical, sessions, security, messages, files, features, rules },
  ...{ notifications, templates },
};
export type Section = keyof typeof sections;
const named = Object.keys(sections) as [Section, ...Section[]];
export const sectionParams = z.object({
  section: z.enum(named),
});
export type ValuesOf = { [S in Section]: z.output<(typeof sections)[S]> };

const LOGO_BYTES = 200 * 1024;
/** A PNG, JPEG or WebP picture in base64. */
const logoInput = z
  .string()
  .max(Math.ceil(LOGO_BYTES / 3) * 4, "picture_too_large")
  .regex(/^[A-Za-z0-9+/]+=*$/, "bad_format");

export const changeGeneralInput = general.partial().extend({ logo: logoInput.nullish() });
export type ChangeGeneralInput = z.output<typeof changeGeneralInput>;
export const changeClinicalInput = clinical.partial();
export const changeSessionsInput = sessions.partial();
export const changeSecurityInput = security.partial();
export const changeMessagesInput = messages.partial();
export const changeFilesInput = files.partial();
export const changeFeaturesInput = features.partial();
export const changeRulesInput = rules.partial();
export const changeNotificationsInput = notifications.partial();
export const changeTemplatesInput = templates.partial();

const settingValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** One setting's old and new value, as the audit log keeps it. */
export const settingChange = z.object({ name: z.string(), from: settingValue, to: settingValue });
export type SettingChange = z.output<typeof settingChange>;

const pastChange = z.object({
  id: z.uuid(),
  at: z.string(),
  /** Who changed it, while they belong to the clinic. */
  who: z.string().nullable(),
  changes: z.array(settingChange),
});
export type PastChange = z.output<typeof pastChange>;

/** A section as it is, its version, and the last changes to it. */
export const settingsOf = <S extends z.ZodType>(values: S) =>
  z.object({ version: z.number().int(), values, changes: z.array(pastChange) });
export type SettingsPage<S extends Section = Section> = {
  version: number;
  values: ValuesOf[S];
  changes: PastChange[];
};

export type SettingFault = {
  name: string;
  message: string;
  values?: Record<string, string | number>;
};

/** What is wrong between settings that are each right: edges out of order, an idle time longer than the session. */
export function faultsBetween(section: Section, values: SettingValues): SettingFault[] {
  if (section === "clinical") return Object.keys(REFERENCES).flatMap((c) => bandFaults(c, values));
  if (section !== "sessions") return [];
  return ["staff", "patient"].flatMap((group) =>
    Number(values[`${group}IdleMinutes`]) > Number(values[`${group}LongestHours`]) * 60
      ? [{ name: `${group}IdleMinutes`, message: "longer_than_session" }]
      : [],
  );
}

/** The edges of a code among flat values. */
export function edgesIn(code: string, values: SettingValues): Edges {
  const found = EDGES.map((name) => [name, values[`${code}.${name}`]] as const);
  return Object.fromEntries(found.filter(([, value]) => typeof value === "number"));
}

function bandFaults(code: string, values: SettingValues): SettingFault[] {
  const accepted = REFERENCES[code]?.accepted;
  return edgeFaults(code, edgesIn(code, values)).map(({ edge: name, kind }) => ({
    name: `${code}.${name}`,
    message: kind === "order" ? "out_of_order" : "out_of_band",
    values: accepted,
  }));
}
