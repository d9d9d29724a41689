import { ENTRY_HASH, RECORD_HASH } from "./record-seal";

/** Where an entry of a bundle stands in the file: byte offsets of its resource, end exclusive. */
export type ScannedEntry = {
  fullUrl: string | undefined;
  start: number;
  end: number;
  /** Nested deeper than anything sensible: not to be parsed. */
  tooDeep: boolean;
  /** What its resource's hash was when it was exported. */
  seal?: string | undefined;
};
export type ScannedBundle = {
  resourceType: unknown;
  /** "system|value" of Bundle.identifier. */
  identifier: string | undefined;
  /** The hash over all entries that an exported record carries. */
  seal?: string | undefined;
  entries: ScannedEntry[];
};

const DEEPEST = 100;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

type Span = { start: number; end: number; depth: number };

/**
 * Finds the entries of a bundle without building it: a file may be larger than what its objects would take in memory,
 * and one broken entry doesn't make the others unreadable. Fails: SyntaxError where the frame itself is no JSON.
 */
export function scanBundle(bytes: Buffer): ScannedBundle {
  const bundle: ScannedBundle = { resourceType: undefined, identifier: undefined, entries: [] };
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const end = scanObject(bytes, skipSpace(bytes, bom), (key, span) => {
    if (key === "resourceType") bundle.resourceType = parse(bytes, span);
    if (key === "identifier") bundle.identifier = identifierText(parse(bytes, span));
    if (key === "meta") bundle.seal = sealIn(parse(bytes, span), RECORD_HASH);
    if (key !== "entry") return;
    if (bytes[span.start] !== OPEN_LIST) throw new SyntaxError("$.entry: not an array");
    scanList(bytes, span.start, (item) => bundle.entries.push(scanEntry(bytes, item)));
  });
  if (skipSpace(bytes, end) < bytes.length) throw unexpected(bytes, skipSpace(bytes, end));
  return bundle;
}

function scanEntry(bytes: Buffer, item: Span): ScannedEntry {
  const entry: ScannedEntry = {
    fullUrl: undefined,
    start: 0,
    end: 0,
    tooDeep: item.depth > DEEPEST,
  };
  if (bytes[item.start] !== OPEN_OBJECT) return entry;
  scanObject(bytes, item.start, (key, span) => {
    if (key === "resource") Object.assign(entry, { start: span.start, end: span.end });
    if (key === "extension") entry.seal = sealIn({ extension: parse(bytes, span) }, ENTRY_HASH);
    if (key !== "fullUrl") return;
    const fullUrl = parse(bytes, span);
    if (typeof fullUrl === "string") entry.fullUrl = fullUrl;
  });
  return entry;
}

function sealIn(holder: unknown, url: string): string | undefined {
  const { extension } = (holder ?? {}) as { extension?: unknown };
  const all = (Array.isArray(extension) ? extension : []) as ({
    url?: unknown;
    valueString?: unknown;
  } | null)[];
  const found = all.find((one) => one?.url === url)?.valueString;
  return typeof found === "string" ? found : undefined;
}

function identifierText(value: unknown): string | undefined {
  const { system = "", value: own } = (value ?? {}) as { system?: string; value?: string };
  return own ? `${system}|${own}` : undefined;
}

function scanObject(bytes: Buffer, start: number, visit: (key: unknown, value: Span) => void) {
  if (bytes[start] !== OPEN_OBJECT) throw unexpected(bytes, start);
  let at = skipSpace(bytes, start + 1);
  if (bytes[at] === CLOSE_OBJECT) return at + 1;
  for (;;) {
    if (bytes[at] !== QUOTE) throw unexpected(bytes, at);
    const key = { start: at, end: skipString(bytes, at), depth: 0 };
    at = skipSpace(bytes, key.end);
    if (bytes[at] !== COLON) throw unexpected(bytes, at);
    const value = skipValue(bytes, skipSpace(bytes, at + 1));
    visit(parse(bytes, key), value);
    at = skipSpace(bytes, value.end);
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    if (bytes[at] !== COMMA) throw unexpected(bytes, at);
    at = skipSpace(bytes, at + 1);
  }
}

function scanList(bytes: Buffer, start: number, visit: (item: Span) => void) {
  let at = skipSpace(bytes, start + 1);
  if (bytes[at] === CLOSE_LIST) return;
  for (;;) {
    const item = skipValue(bytes, at);
    visit(item);
    at = skipSpace(bytes, item.end);
    if (bytes[at] === CLOSE_LIST) return;
    if (bytes[at] !== COMMA) throw unexpected(bytes, at);
    at = skipSpace(bytes, at + 1);
  }
}

function skipValue(bytes: Buffer, start: number): Span {
  const first = bytes[start];
  if (first === QUOTE) return { start, end: skipString(bytes, start), depth: 0 };
  if (first === OPEN_OBJECT || first === OPEN_LIST) return skipNested(bytes, start);
  let end = start;
  while (end < bytes.length && !isEnd(bytes[end])) end++;
  if (end === start) throw unexpected(bytes, start);
  return { start, end, depth: 0 };
}

function skipNested(bytes: Buffer, start: number): Span {
  let depth = 0;
  let deepest = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) at = skipString(bytes, at) - 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) deepest = Math.max(deepest, ++depth);
    else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && --depth === 0) {
      return { start, end: at + 1, depth: deepest };
    }
  }
  throw unexpected(bytes, bytes.length);
}

function skipString(bytes: Buffer, start: number): number {
  for (let at = start + 1; ; at++) {
    at = bytes.indexOf(QUOTE, at);
    if (at < 0) throw unexpected(bytes, bytes.length);
    let slashes = 0;
    while (bytes[at - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
}

function skipSpace(bytes: Buffer, start: number): number {
  let at = start;
  while (isSpace(bytes[at])) at++;
  return at;
}

const isSpace = (byte: number | undefined) =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const isEnd = (byte: number | undefined) =>
  isSpace(byte) || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST;

const parse = (bytes: Buffer, { start, end }: Span): unknown =>
  JSON.parse(bytes.toString("utf8", start, end));

const unexpected = (bytes: Buffer, at: number) =>
  new SyntaxError(
    at >= bytes.length ? "ends too early" : `not JSON at byte ${at} (line ${lineOf(bytes, at)})`,
  );

function lineOf(bytes: Buffer, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < end; at = bytes.indexOf(0x0a, at + 1)) line++;
  return line;
}
