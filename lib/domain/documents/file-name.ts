const ENDINGS: Record<string, readonly string[]> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "application/pdf": ["pdf"],
  "application/dicom": ["dcm", "dicom"],
  "text/plain; charset=utf-8": ["txt", "csv", "log", "md"],
};
/** Endings that say what a file is, of those that are taken: where they are wrong they are replaced, not added to. */
const KNOWN = new Set([...Object.values(ENDINGS).flat(), "heic", "heif"]);

/** A file's name with the ending of what is inside: a device that saves it opens it as that. */
export function nameFor(name: string, type: string): string {
  const own = ENDINGS[type];
  const [, stem = name, ending = ""] = /^(.+)\.([^.]+)$/.exec(name) ?? [];
  if (!own || own.includes(ending.toLowerCase())) return name;
  return `${KNOWN.has(ending.toLowerCase()) ? stem : name}.${own[0]}`;
}
