import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { type CodeLine, icd10Reader } from "./read-icd10-line";

/** UTF-8 if the whole file is; else the Latin-1 in which older tables come. */
async function encodingOf(path: string): Promise<"utf8" | "latin1"> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return "utf8";
  } catch (error) {
    if (error instanceof TypeError) return "latin1";
    throw error;
  }
}

/** The lines of an official file of codes, one by one, with their numbers and the bytes read so far. */
export async function* diagnosisLines(
  path: string,
): AsyncGenerator<{ number: number; bytes: number; line: CodeLine }> {
  const input = createReadStream(path, await encodingOf(path));
  let read: ReturnType<typeof icd10Reader> | undefined;
  let number = 0;
  for await (const given of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const text = number === 0 ? given.replace(/^\uFEFF/, "") : given;
    number += 1;
    read ??= icd10Reader(text);
    yield { number, bytes: input.bytesRead, line: read(text) };
  }
}
