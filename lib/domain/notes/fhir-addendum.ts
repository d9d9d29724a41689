import { createHash } from "node:crypto";
import {
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  fhirFault,
  momentOf,
  OWN,
} from "@/lib/platform/fhir-values";
import { ownExtension } from "@/lib/platform/fhir-write";
import { textOfNarrative } from "./narrative";
import { asText, hashIn, type Leaf, SIGNED } from "./read-composition";

const ADDENDA = {
  name: "note_addenda",
  columns: { ...OWN, note_id: "uuid", text: "text", ...SIGNED },
  insertOnly: true,
} satisfies FhirTable;

/** A section of a note → the addendum that it is. Fails: FhirFault. */
export function addendumOf(
  section: Leaf,
  own: { clinic_id: string; patient_id: string; note_id: string },
): FhirWrite {
  const text = section.text && textOfNarrative(section.text.div);
  const signedAt = ownExtension(section, "signedAt");
  if (text === undefined || !fhirDateTime.safeParse(signedAt).success)
    throw fhirFault("section", "an addendum is not as it was exported");
  const row = {
    ...own,
    id: idOf(`${own.note_id} ${section.id}`),
    text,
    content_hash: hashIn(ownExtension(section, "contentHash")),
    signed_as: asText(ownExtension(section, "signedAs")),
    signed_at: momentOf(signedAt),
    signer_name: section.author[0]?.display ?? "",
  };
  return { table: ADDENDA, row };
}

/** The same id whenever the same addendum comes with the same note: UUID v8 of a hash. */
function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join("-");
}
