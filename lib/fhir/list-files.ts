import { open, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";

export type SourceFile = { path: string; bytes: number };

const BLOCK = 1 << 20;
const PATIENT = '"Patient"';

/**
 * The JSON files at the paths given, folders searched to the bottom, each once; those without a patient (practitioners,
 * organisations) first. Fails with the system's error for a path that isn't there.
 */
export async function listFiles(paths: string[]): Promise<SourceFile[]> {
  const found = new Map<string, SourceFile>();
  for (const path of paths) await collect(path, true, found);
  const files = [...found.values()];
  const hasPatient = new Map<SourceFile, boolean>();
  const block = Buffer.allocUnsafe(BLOCK);
  for (const file of files) hasPatient.set(file, await mentionsPatient(file.path, block));
  return files.sort((a, b) => Number(hasPatient.get(a)) - Number(hasPatient.get(b)));
}

async function collect(path: string, isNamed: boolean, found: Map<string, SourceFile>) {
  const real = await realpath(path);
  const facts = await stat(real);
  if (facts.isDirectory()) {
    const names = (await readdir(real)).sort();
    for (const name of names) await collect(join(path, name), false, found);
  } else if (isNamed || path.toLowerCase().endsWith(".json")) {
    if (!found.has(real)) found.set(real, { path, bytes: facts.size });
  }
}

async function mentionsPatient(path: string, block: Buffer): Promise<boolean> {
  const handle = await open(path);
  try {
    // Blocks overlap by a word, in case it stands on an edge.
    for (let at = 0; ; at += BLOCK - PATIENT.length) {
      const { bytesRead } = await handle.read(block, 0, BLOCK, at);
      if (block.subarray(0, bytesRead).includes(PATIENT)) return true;
      if (bytesRead < BLOCK) return false;
    }
  } finally {
    await handle.close();
  }
}
