import { storage } from "./configured";

const PATIENCE_MS = 5000;

/** Whether what keeps the bytes answers now; a folder is asked for that nothing is in. */
export async function storageAnswers(): Promise<boolean> {
  const asked = (async () => {
    const files = await storage();
    for await (const _ of files.list("nothing")) break;
    return true;
  })();
  const late = new Promise<boolean>((done) => setTimeout(done, PATIENCE_MS, false).unref());
  return Promise.race([asked, late]).catch(() => false);
}
