import { withEdges } from "@/lib/domain/vitals/edges";
import { REFERENCES, type References } from "@/lib/domain/vitals/thresholds";
import { wantsFactor } from "@/lib/platform/auth/wanted-factor";
import { type ClinicFacts, clinicFacts, factsIn } from "@/lib/platform/clinic-facts";
import type { Tx } from "@/lib/platform/db/scope";
import type { DateFormat } from "@/lib/platform/i18n/date-format";
import { edgesIn, type ValuesOf } from "./schema";
import { valuesOf } from "./stored";

export type ClinicSettings = {
  /** Whom to call when life is at risk: 112 in the EU. */
  emergencyNumber: string;
  dateFormat: DateFormat;
  logo: string | null;
  /** What is normal and critical for this clinic's adults. */
  references: References;
  /** Until how many hours before an appointment patients say that they cannot come; 0: they aren't asked. */
  lateCancelHours: number;
  answerDays: number;
  escalateHours: number;
  /** How much room its files may take. */
  quotaGigabytes: number;
  /** What the audit log is watched for. */
  rules: ValuesOf["rules"];
  homeVitals: boolean;
  auditExport: boolean;
  /** For how many years a record is kept after its last entry. */
  retentionYears: number;
  /** Which event leaves the product by which way for whom, as in alert.doctor.email; who chose otherwise gets it so. */
  ways: Readonly<Record<string, boolean>>;
  /** What mails say instead of our words, as in alert.es.subject. */
  templates: Readonly<Record<string, string | null>>;
};

const NONE: ClinicFacts = { name: "", locale: "es", timeZone: "UTC", settings: {} };
const read = new WeakMap<ClinicFacts, ClinicSettings>();

/** What a clinic has set, at most three seconds old, with the defaults of what it doesn't set. */
export async function clinicSettings(clinicId: string): Promise<ClinicSettings> {
  const facts = (await clinicFacts(clinicId)) ?? NONE;
  const settings = read.get(facts) ?? settingsOf(facts);
  read.set(facts, settings);
  return settings;
}

/** Whether a clinic wants a second factor of those of a role. */
export async function needsFactor(clinicId: string, role: string): Promise<boolean> {
  return wantsFactor((await clinicFacts(clinicId)) ?? NONE, role);
}

/** For how many years a clinic keeps a record after its last entry. */
export async function retentionYears(clinicId: string): Promise<number> {
  return (await clinicSettings(clinicId)).retentionYears;
}

/** What it has set, as a change of its own sees it. */
export const settingsIn = async (tx: Tx) => settingsOf((await factsIn(tx)) ?? NONE);

function settingsOf(facts: ClinicFacts): ClinicSettings {
  const { emergencyNumber, dateFormat, logo } = valuesOf(facts, "general");
  const bands = valuesOf(facts, "clinical");
  const edges = Object.keys(REFERENCES).map((code) => [code, edgesIn(code, bands)] as const);
  const references = withEdges(Object.fromEntries(edges));
  return {
    ...{ emergencyNumber, dateFormat, logo, references },
    lateCancelHours: bands.lateCancelHours ?? 0,
    ...valuesOf(facts, "messages"),
    ...valuesOf(facts, "files"),
    rules: valuesOf(facts, "rules"),
    ...valuesOf(facts, "features"),
    retentionYears: valuesOf(facts, "security").retentionYears,
    ways: valuesOf(facts, "notifications"),
    templates: valuesOf(facts, "templates"),
  };
}
