import type { DownloadWhat } from "./parts";

const TYPES: Record<string, string> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  fhir: "application/fhir+json; fhirVersion=4.0; charset=utf-8",
};

/** The media type of a download. */
export const typeOf = (what: DownloadWhat): string =>
  TYPES[what.split(".")[1] ?? ""] ?? "application/octet-stream";

/** The name to save it under: no patient's name or number, for it shows up in lists of downloads. */
export function fileNameOf({ what, createdAt }: { what: DownloadWhat; createdAt: string }): string {
  const [kind = "", format = ""] = what.split(".");
  return `${kind}-${createdAt.slice(0, 10)}.${format === "fhir" ? "fhir.json" : format}`;
}
