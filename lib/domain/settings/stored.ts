import { WAYS } from "@/lib/domain/notifications/parts";
import { edgesOf } from "@/lib/domain/vitals/edges";
import { REFERENCES } from "@/lib/domain/vitals/thresholds";
import { SESSION_DEFAULTS } from "@/lib/platform/auth/session-times";
import type { ClinicFacts } from "@/lib/platform/clinic-facts";
import { type Section, type SettingValues, sections, type ValuesOf } from "./schema";

const BANDS = Object.fromEntries(
  Object.entries(REFERENCES).flatMap(([code, reference]) =>
    Object.entries(edgesOf(reference)).map(([edge, value]) => [`${code}.${edge}`, value] as const),
  ),
);
const DEFAULTS = {
  general: { logo: null, dateFormat: "words", emergencyNumber: "112" },
  clinical: { ...BANDS, lateCancelHours: 24 },
  sessions: SESSION_DEFAULTS,
  security: {
    ...{ doctorFactor: false, nurseFactor: false, adminFactor: false, patientFactor: false },
    ...{ staffNetworks: "", blockedNetworks: "", selfRegistration: false },
    // The least that the law of Spain asks: Ley 41/2002, article 17.1.
    retentionYears: 5,
  },
  messages: { answerDays: 1, escalateHours: 2 },
  // Room for scanned reports and photos; no clinic fills what all stand on.
  files: { quotaGigabytes: 50 },
  features: { homeVitals: true, auditExport: true },
  // What a day's work seldom reaches, so that an alert is worth opening.
  rules: {
    ...{ failedSignIns: true, failedSignInsCount: 5, failedSignInsMinutes: 15 },
    ...{ newDevices: true, manyCharts: true, manyChartsCount: 60 },
    ...{ outOfHours: true, outOfHoursCount: 10, outOfHoursFrom: 22, outOfHoursUntil: 6 },
    rightsChanges: true,
  },
  notifications: Object.fromEntries(WAYS.map((name) => [name, true] as const)),
  templates: Object.fromEntries(
    Object.keys(sections.templates.shape).map((name) => [name, null] as const),
  ),
} satisfies Record<Section, SettingValues>;

/** A section's values: what is stored and still makes sense, else the default. The clinic's own row has three of them. */
export function valuesOf<S extends Section>(facts: ClinicFacts, section: S): ValuesOf[S] {
  const { name, locale, timeZone, settings } = facts;
  const own = section === "general" ? { name, locale, timeZone } : {};
  const stored: Record<string, unknown> = { ...settings[section]?.value, ...own };
  const defaults: SettingValues = DEFAULTS[section];
  const values = Object.entries(sections[section].shape).map(([setting, schema]) => {
    const kept = schema.safeParse(stored[setting]);
    return [setting, kept.success ? kept.data : defaults[setting]] as const;
  });
  return Object.fromEntries(values) as ValuesOf[S];
}

/** The version of a section; 1 where nothing was ever saved. */
export const versionOf = (facts: ClinicFacts, section: Section): number =>
  facts.settings[section]?.version ?? 1;
