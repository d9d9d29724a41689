/** What every page of a document says besides its text. */
export type SheetFacts = {
  title: string;
  author: string;
  language: string;
  /** A picture that stands before the title; PNG or JPEG. */
  logo?: Buffer | undefined;
  /** Above each page from the second on: whose it is. */
  head: string;
  /** Under each page: by whom, when. */
  foot: string;
  /** As in "2 de": how many there are stands after it. */
  pageOf: (page: number) => string;
  createdAt: Date;
};

/** A document that is being written, and where its writing stands. */
export type Sheet = {
  doc: PDFKit.PDFDocument;
  facts: SheetFacts;
  /** The text as this document's letters can say it. */
  say: (text: string) => string;
  width: number;
  left: number;
  /** Ends the document. */
  end: () => void;
};

const MM = 72 / 25.4;
export const A4_WIDTH = 210 * MM;
/** The margins hold head and foot. */
export const MARGIN = { top: 22 * MM, bottom: 22 * MM, left: 18 * MM, right: 18 * MM };
export const REGULAR = "regular";
export const SEMIBOLD = "semibold";
export const SIZES = { h1: 18, h2: 13, h3: 11, text: 10, small: 8.5 } as const;
