// No zod here: the browser has this on pages where every kilobyte counts.

/** What can be taken away of a chart, and in which forms. */
export const DOWNLOADS = [
  "visit-summary.pdf",
  "chart-summary.pdf",
  "vitals.pdf",
  "vitals.xlsx",
  "vitals.csv",
  "record.pdf",
  "record.fhir",
] as const;
export type DownloadWhat = (typeof DOWNLOADS)[number];

/** waiting → running → ready → expired, or failed. */
export const DOWNLOAD_STATES = ["waiting", "running", "ready", "failed", "expired"] as const;
type State = (typeof DOWNLOAD_STATES)[number];

/** Whether nothing more will become of it by itself, but that it ends. */
export const isSettled = ({ state }: { state: State }) =>
  state !== "waiting" && state !== "running";

/** Long enough that the person has gone on to something else: they are told when it is there. */
export const isLarge = (what: DownloadWhat) => what.startsWith("record.");
