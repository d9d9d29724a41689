"use client";

import { createContext, type ReactNode, useContext } from "react";
import { REFERENCES, type References } from "@/lib/domain/vitals/thresholds";

const context = createContext<References>(REFERENCES);

/** The clinic's own bands for everything below that draws or judges a reading. */
export function ReferencesOf({ value, children }: { value: References; children: ReactNode }) {
  return <context.Provider value={value}>{children}</context.Provider>;
}

export const useReferences = () => useContext(context);
