import { z } from "zod";
import type { Chart } from "@/lib/domain/patients/with-chart";
import type { FhirNames } from "@/lib/platform/fhir-write";
import { jsonText } from "@/lib/platform/json-text";
import { editOriginal } from "./edit-original";
import { UUID } from "./index-bundle";
import type { RecordSection } from "./record-section";
import { joinOf } from "./record-sections";
import type { TextOf } from "./seal-patients";

/** A resource on its way out; `name` is Type/id. */
export type Leaving = { name: string; fullUrl: string; text: string };

const PAGE = 1000;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

const original = z.object({
  type: z.string(),
  fhirId: z.string(),
  fullUrl: z.string().nullable(),
  id: z.string(),
  body: z.string(),
  keyNumber: z.number().int().nullable(),
});
const found = z.array(
  z.object({ id: z.string(), row: z.looseObject({}), original: original.nullable() }),
);

/** The address of an imported resource: the one it had, else what its id is worth. */
export function addressOf(type: string, fhirId: string, fullUrl: string | null): string {
  if (fullUrl) return fullUrl;
  return UUID.test(fhirId) ? `urn:uuid:${fhirId}` : `urn:mediconnect:${type}/${fhirId}`;
}

const ORIGINAL = `LEFT JOIN LATERAL (SELECT * FROM fhir_resources f WHERE f.clinic_id = t.clinic_id AND f.local_id = t.id
    ORDER BY f.version DESC, f.id DESC LIMIT 1) o ON true`;

// A row with an original leaves as that, unless it was changed here. The page's ids are found before anything is built.
const pageSql = (section: RecordSection, owner: string) => `
  WITH page AS MATERIALIZED (SELECT t.id FROM ${section.table} t ${ORIGINAL}
    WHERE t.clinic_id = current_clinic() AND t.${owner} = $1::uuid AND t.id > $2::uuid AND ${section.where ?? "true"}
      AND (o.id IS NULL OR (${section.edited ?? "false"}))
    ORDER BY t.id LIMIT ${PAGE})
  SELECT t.id, to_jsonb(t) || jsonb_build_object(${section.more ?? ""}) AS row, CASE WHEN o.id IS NOT NULL THEN
    json_build_object('type', o.resource_type, 'fhirId', o.fhir_id, 'fullUrl', o.full_url, 'id', o.id,
      'body', o.body, 'keyNumber', o.key_number) END AS original
  FROM page JOIN ${section.table} t ON t.clinic_id = current_clinic() AND t.id = page.id ${joinOf(section)} ${ORIGINAL}
  ORDER BY t.id`;

/** The rows of a section that have no original, or differ from it: as resources, page by page. `edited` collects the latter's ids. */
export async function* rowsOfSection(
  { tx, patientId }: Chart,
  section: RecordSection,
  { names, textOf }: { names: FhirNames; textOf: TextOf },
  edited: Set<string>,
): AsyncGenerator<Leaving[]> {
  const sql = pageSql(section, section.table === "patients" ? "id" : "patient_id");
  let after = FIRST_ID;
  for (;;) {
    const rows = found.parse(await tx.$queryRawUnsafe(sql, patientId, after));
    for (const { id, original: before } of rows) if (before) edited.add(id);
    yield rows.map((one) => leaving(one, section, names, textOf));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

function leaving(
  { id, row, original: before }: z.output<typeof found>[number],
  section: RecordSection,
  names: FhirNames,
  textOf: TextOf,
): Leaving {
  if (!before) {
    const { resourceType, ...body } = section.toFhir(row, names);
    return {
      name: `${resourceType}/${id}`,
      fullUrl: `urn:uuid:${id}`,
      text: jsonText({ resourceType, id, ...body }),
    };
  }
  const { type, fhirId, fullUrl } = before;
  const body = textOf(before);
  const parsed = JSON.parse(body) as { resourceType: string } & Record<string, unknown>;
  const { resourceType: _, ...all } =
    section.change?.(row, names, parsed) ?? section.toFhir(row, names);
  return {
    name: `${type}/${fhirId}`,
    fullUrl: addressOf(type, fhirId, fullUrl),
    text: editOriginal(body, withoutReferences(all)),
  };
}

/** Whom an original is about and who took part cannot be changed here: it says so in its own words. */
function withoutReferences(changes: Record<string, unknown>): Record<string, unknown> {
  const own = { ...changes };
  for (const key of [
    "subject",
    "patient",
    "encounter",
    "context",
    "requester",
    "informationSource",
    "evidence",
  ])
    delete own[key];
  return own;
}
