import type { Actor } from "@/lib/platform/auth/actor";
import { listDocuments } from "./list-documents";
import { listFiles } from "./list-files";
import { keepsFiles } from "./policy";

const FIRST_ROWS = { limit: 50 };

/** What the section of documents begins with: the files, what was only mentioned, and whether this person keeps them. */
export async function openDocuments(actor: Actor, patientId: string) {
  const [files, mentioned] = await Promise.all([
    listFiles(actor, patientId, FIRST_ROWS),
    listDocuments(actor, patientId, FIRST_ROWS),
  ]);
  return { files, mentioned, keeps: keepsFiles(actor) };
}
