import { canonicalJson, sha256 } from "@/lib/platform/canonical-json";
import { contentOf } from "./content";
import type { NoteContent, SignedAs } from "./schema";

type Signature = { as: SignedAs; signerName: string; signedAt: string };

const seal = (what: object, { as, signerName, signedAt }: Signature) =>
  sha256(canonicalJson({ ...what, ...as, signerName, signedAt: new Date(signedAt).toISOString() }));

/** The hash of a signed note: what it says, whose it is, who signed and when. None of that changes without it. */
export const sealOfNote = (note: NoteContent, by: Signature): Promise<string> =>
  seal({ content: contentOf(note) }, by);

/** The hash of a signed addendum, in the same way. */
export const sealOfAddendum = (text: string, by: Signature): Promise<string> => seal({ text }, by);
