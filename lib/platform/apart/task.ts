/** What can be done apart: a HEIC photo made a PNG, a PDF counted and its first page drawn. */
export type Task = "heic" | "pdf";

/** What a task says while it works. */
export type Said = {
  /** Its libraries are there; what fails from now on is the file's fault. */
  ready?: true;
  /** Why the file can't be opened. */
  fault?: "broken" | "encrypted" | "too_many_pixels";
  pages?: number;
  /** What was asked for is in its place. */
  written?: true;
};
export type Say = (said: Said) => void;
