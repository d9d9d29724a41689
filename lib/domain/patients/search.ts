/** What a search could mean besides words of a name; each is looked up exactly. */
export type Meanings = {
  /** Normalised document numbers, with the check letter of a Spanish one filled in. */
  documents: string[];
  mrns: string[];
  /** A phone's digits backwards. */
  phones: string[];
  /** The days that a birth date can mean, both ends included. */
  born?: { from: string; until: string };
};

const LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

/** Reads what was typed: a document or record number, a phone, a birth date. Words of names are the database's matter. */
export function meaningsOf(typed: string): Meanings {
  const q = typed.trim();
  const compact = q
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const digits = q.replace(/\D/g, "").replace(/^00/, "");
  const numeric = /\d/.test(compact);
  const phoneLike = digits.length >= 6 && /^[\d\s+().-]+$/.test(q);
  return {
    documents: numeric ? documentsOf(compact) : [],
    mrns: numeric ? mrnsOf(q, compact) : [],
    phones: phoneLike
      ? [digits, ...(digits.length > 9 ? [digits.slice(-9)] : [])].map(reverse)
      : [],
    born: birthOf(q),
  };
}

const reverse = (text: string) => [...text].reverse().join("");

/** A DNI or NIE without its letter is that very number: the letter follows from it (number modulo 23). */
function documentsOf(compact: string): string[] {
  const nie = /^([XYZ])(\d{7})$/.exec(compact);
  const number = nie
    ? `${"XYZ".indexOf(nie[1] ?? "")}${nie[2]}`
    : /^\d{7,8}$/.test(compact)
      ? compact
      : undefined;
  if (number === undefined) return [compact];
  const letter = LETTERS[Number(number) % 23];
  const padded = nie ? compact : compact.padStart(8, "0");
  return [compact, `${padded}${letter}`];
}

/** A record number as typed, and with the dash and zeros that people leave out: hc48213 is HC-0048213. */
function mrnsOf(q: string, compact: string): string[] {
  const parts = /^([A-Z]{0,4})(\d{1,7})$/.exec(compact);
  const padded = parts ? [`${parts[1] || "HC"}-${(parts[2] ?? "").padStart(7, "0")}`] : [];
  return [...new Set([q, q.toUpperCase(), ...padded])];
}

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const YEAR_FIRST = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;
const MONTH_YEAR = /^(\d{1,2})[/.-](\d{4})$/;

function birthOf(q: string): Meanings["born"] {
  const dayFirst = DAY_FIRST.exec(q);
  if (dayFirst) return days(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  const monthYear = MONTH_YEAR.exec(q);
  if (monthYear) return days(Number(monthYear[2]), Number(monthYear[1]));
  const yearFirst = YEAR_FIRST.exec(q);
  if (!yearFirst) return undefined;
  const [year, month, day] = yearFirst.slice(1).map((part) => (part ? Number(part) : undefined));
  return year ? days(year, month, day) : undefined;
}

function days(year: number, month?: number, day?: number): Meanings["born"] {
  if (year < 1850 || year > 2200) return undefined;
  const from = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const until = new Date(Date.UTC(year, (month ?? 12) - (day ? 1 : 0), day ?? 0));
  const real =
    (month === undefined || from.getUTCMonth() === month - 1) &&
    (day === undefined || from.getUTCDate() === day);
  return real ? { from: iso(from), until: iso(until) } : undefined;
}

const iso = (date: Date) => date.toISOString().slice(0, 10);
