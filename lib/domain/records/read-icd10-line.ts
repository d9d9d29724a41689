export type CodeLine =
  | { kind: "code"; code: string; text: string }
  /** A heading, a chapter, an empty line: nothing that a diagnosis is coded with. */
  | { kind: "skip" }
  | { kind: "fault"; reason: string };

type Reader = (line: string) => CodeLine;

const SKIP: CodeLine = { kind: "skip" };
const CODE = /^([A-Z]\d[0-9A-Z])\.?([0-9A-Z]{0,4})$/;
const HEADING = /^([IVX]+|\d+|[A-Z]\d[0-9A-Z]\s*-\s*[A-Z]\d[0-9A-Z])$/;
// Order number, code, whether it is one to code with, short title, long title: by columns.
const ORDER = /^\d{5} [A-Z]\d[0-9A-Z]{1,5} +[01] /;
const FIXED = /^[A-Z]\d[0-9A-Z]{1,5} {1,7}\S/;

/** A code with its dot (A000, a00.0, A00.0† → A00.0); undefined when it is none. */
export function codeWithDot(typed: string): string | undefined {
  const [, category, rest] =
    CODE.exec(
      typed
        .trim()
        .replace(/[†*+]$/, "")
        .toUpperCase(),
    ) ?? [];
  if (!category) return undefined;
  return rest ? `${category}.${rest}` : category;
}

/**
 * How the lines of a file are read, told by its first one: the CDC's order file, its file of codes, or a table of code and
 * text parted by `;` or tabs, with or without a head.
 */
export function icd10Reader(firstLine: string): Reader {
  if (ORDER.test(firstLine)) return readOrderLine;
  const separator = firstLine.includes("\t") ? "\t" : firstLine.includes(";") ? ";" : undefined;
  if (!separator && FIXED.test(firstLine))
    return (line) => toCode(line.slice(0, 8), line.slice(8), line);
  return tableReader(firstLine, separator ?? ";");
}

function readOrderLine(line: string): CodeLine {
  if (line.trim() === "") return SKIP;
  if (!ORDER.test(line)) return { kind: "fault", reason: "not a line of an order file" };
  if (line[14] === "0") return SKIP;
  return toCode(line.slice(6, 13), line.slice(77) || line.slice(16), line);
}

function tableReader(firstLine: string, separator: string): Reader {
  const head = cellsOf(firstLine, separator);
  const isHead = !codeWithDot(head[0] ?? "") && !HEADING.test(head[0]?.trim() ?? "");
  const place = (name: RegExp, otherwise: number) => {
    const found = isHead ? head.findIndex((cell) => name.test(cell)) : -1;
    return found < 0 ? otherwise : found;
  };
  const codeAt = place(/c[oó]d/i, 0);
  const textAt = place(/descri|text|t[ií]t|nombre|name/i, codeAt + 1);
  let isFirst = isHead;
  return (line) => {
    if (isFirst || line.trim() === "") {
      isFirst = false;
      return SKIP;
    }
    const cells = cellsOf(line, separator);
    return toCode(cells[codeAt] ?? "", cells[textAt] ?? "", line);
  };
}

/** The cells of a line; quotes keep a separator in a cell, doubled ones stand for one. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at);
    if (sign === '"' && quoted && line[at + 1] === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += sign;
  }
  return [...cells, cell];
}

function toCode(typed: string, title: string, line: string): CodeLine {
  if (line.trim() === "" || HEADING.test(typed.trim())) return SKIP;
  const code = codeWithDot(typed);
  const text = title.normalize("NFC").replace(/\s+/g, " ").trim();
  if (!code) return { kind: "fault", reason: `"${typed.trim().slice(0, 20)}" is no code` };
  if (!text) return { kind: "fault", reason: `${code} has no text` };
  if (text.length > 500) return { kind: "fault", reason: `the text of ${code} is too long` };
  if (text.includes("\0") || text.includes("\uFFFD"))
    return { kind: "fault", reason: `the text of ${code} cannot be read` };
  return { kind: "code", code, text };
}
