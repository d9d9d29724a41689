"use client";

import { createContext, type ReactNode, useContext } from "react";
import { useRecordWords } from "./words";

const OwnReader = createContext(false);

/** What is inside is read by the patient whose record it is. */
export const OwnReading = ({ children }: { children: ReactNode }) => (
  <OwnReader value={true}>{children}</OwnReader>
);

/** Whether the reader is the patient. */
export const useOwnReader = () => useContext(OwnReader);

/** The record's words for who reads it: to the patient neither codes nor how a row came here say anything. */
export function useReaderWords(timeZone: string) {
  const words = useRecordWords(timeZone);
  const own = useOwnReader();
  if (!own) return words;
  return {
    ...words,
    codeOf: () => undefined,
    author: (row: Parameters<typeof words.author>[0]) =>
      row.source === "entered" ? words.author(row) : "",
  };
}
