import { z } from "zod";
import { practitionerToFhir } from "@/lib/domain/identity/to-fhir";
import { exportChart } from "@/lib/domain/patients/export-chart";
import type { Chart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { readClinicKeys } from "@/lib/platform/crypto/clinic-keys";
import { jsonText } from "@/lib/platform/json-text";
import { namesOf } from "./record-names";
import { ownOriginals, sharedOriginals } from "./record-originals";
import { type Leaving, rowsOfSection } from "./record-rows";
import { ENTRY_HASH, RECORD_HASH, recordSeal, resourceHash } from "./record-seal";
import { patientSection, sectionsFor } from "./record-sections";
import { readingBy } from "./seal-patients";

/** A row that has no original is about this long as a resource. */
const ROW_BYTES = 900;
const FRAME_BYTES = 300;

/**
 * A patient's whole record as a FHIR R4 transaction Bundle, streamed: what was imported as it came, what was entered or
 * changed here from its rows; each entry with its hash, and one over all at the end. Taking it away is audited.
 * Fails: not_found, unavailable.
 */
export async function exportRecord(
  actor: Actor,
  patientId: string,
  clock: Clock = systemClock,
): Promise<{ estimate: number; body: ReadableStream<Uint8Array>; day: string }> {
  const timestamp = clock().toISOString();
  const taken = await exportChart(actor, patientId, async (chart) => ({
    estimate: await estimateOf(chart),
    pieces: bundleText(chart, timestamp),
  }));
  return { ...taken, day: timestamp.slice(0, 10) };
}

/** The name to save it under: no patient's name or number, for it shows up in lists of downloads. */
export const recordFileName = (day: string) => `record-${day}.fhir.json`;

async function estimateOf({ tx, patientId, actor }: Chart): Promise<number> {
  const counts = sectionsFor(actor.role).map(
    ({ table }) =>
      `(SELECT count(*) FROM ${table} WHERE clinic_id = current_clinic() AND patient_id = $1::uuid)`,
  );
  const [row] = await tx.$queryRawUnsafe<{ bytes: unknown }[]>(
    `SELECT (coalesce(sum(octet_length(body) + ${FRAME_BYTES}), 0)
       + greatest(0, ${counts.join(" + ")} - count(local_id)) * ${ROW_BYTES})::text AS bytes
     FROM fhir_resources WHERE clinic_id = current_clinic() AND patient_id = $1::uuid`,
    patientId,
  );
  return Number(row?.bytes ?? 0);
}

async function* bundleText(chart: Chart, timestamp: string): AsyncGenerator<string> {
  const seal = recordSeal();
  let entries = 0;
  yield `{"resourceType":"Bundle","type":"transaction","timestamp":"${timestamp}","entry":[`;
  for await (const page of resources(chart)) {
    if (page.length === 0) continue;
    const lines = page.map((one) => {
      const hash = resourceHash(JSON.parse(one.text));
      seal.add(one.fullUrl, hash);
      return `${entries++ === 0 ? "" : ","}\n${entryText(one, hash)}`;
    });
    yield lines.join("");
  }
  const extension = [{ url: RECORD_HASH, valueString: seal.digest() }];
  const tag = [{ system: "urn:mediconnect", code: "record" }];
  yield `\n],"meta":${jsonText({ extension, tag })}}\n`;
}

function entryText({ name, fullUrl, text }: Leaving, hash: string): string {
  const request = jsonText({ method: "PUT", url: name });
  const extension = jsonText([{ url: ENTRY_HASH, valueString: hash }]);
  return `{"fullUrl":${jsonText(fullUrl)},"resource":${text},"request":${request},"extension":${extension}}`;
}

/** Rows first: they say which originals were changed here. */
async function* resources(chart: Chart): AsyncGenerator<Leaving[]> {
  const { names, practitioners } = await namesOf(chart);
  const keys = await readClinicKeys(chart.tx);
  const textOf = readingBy(keys);
  const edited = new Set<string>();
  const named = new Set<string>();
  for (const section of [patientSection(keys), ...sectionsFor(chart.actor.role)]) {
    yield* rowsOfSection(chart, section, { names, textOf }, edited);
  }
  yield* ownOriginals(chart, edited, named, textOf);
  const shared = await sharedOriginals(chart, named, practitioners);
  const known = new Set(shared.map(({ localId }) => localId));
  const others = practitioners.filter((id) => !known.has(id));
  yield once([...shared, ...(await practitionersHere(chart, others, names.practitioner))]);
}

const practitioner = z.array(z.object({ id: z.string(), row: z.looseObject({}) }));

/** Practitioners who came with no file that belongs to this record; placeholders say no more than who names them. */
async function practitionersHere(
  { tx }: Chart,
  ids: string[],
  nameOf: (id: string) => string | null,
): Promise<Leaving[]> {
  const rows = practitioner.parse(
    await tx.$queryRawUnsafe(
      `SELECT t.id, to_jsonb(t) AS row FROM practitioners t
       WHERE t.clinic_id = current_clinic() AND t.id = ANY($1::uuid[]) AND NOT t.placeholder ORDER BY t.id`,
      ids,
    ),
  );
  return rows.map(({ id, row }) => {
    const { resourceType, ...body } = practitionerToFhir(row);
    const fullUrl = nameOf(id) ?? `urn:uuid:${id}`;
    return {
      name: `${resourceType}/${id}`,
      fullUrl,
      text: jsonText({ resourceType, id, ...body }),
    };
  });
}

/** Two lists may bring the same hospital. */
function once(all: Leaving[]): Leaving[] {
  const seen = new Set<string>();
  return all.filter(({ name }) => !seen.has(name) && seen.add(name));
}
