import { canonicalJson, sha256 } from "@/lib/platform/canonical-json";
import { SOAP, SUMMARY } from "./parts";
import { type NoteContent, noteContent } from "./schema";

const KEYS = Object.keys(noteContent.shape) as (keyof NoteContent)[];

/** What a note says, of a row or form that knows more besides. */
export function contentOf(note: NoteContent): NoteContent {
  const picked = Object.fromEntries(KEYS.map((key) => [key, note[key]]));
  // One spelling of a moment: PostgreSQL, browsers and people have several.
  return { ...picked, occurredAt: new Date(note.occurredAt).toISOString() } as NoteContent;
}

/** The hash of what a note says, the same wherever it is computed: what is signed is what was shown. */
export const hashOfContent = (note: NoteContent): Promise<string> =>
  sha256(canonicalJson(contentOf(note)));

/** Whether two notes say the same. */
export const sayTheSame = (a: NoteContent, b: NoteContent): boolean =>
  canonicalJson(contentOf(a)) === canonicalJson(contentOf(b));

/** Whether a note says anything at all. */
export const saysSomething = (note: NoteContent): boolean =>
  [...SOAP, ...SUMMARY].some((part) => note[part].trim() !== "") || note.diagnoses.length > 0;
