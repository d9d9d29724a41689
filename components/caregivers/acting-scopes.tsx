"use client";

import { createContext, type ReactNode, use } from "react";

type Scopes = readonly string[] | null;
const Context = createContext<Scopes>(null);

/** Says what is below it into which parts of the record one is let who acts for somebody; null: it is one's own. */
export function ActingScopes({ value, children }: { value: Scopes; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

export const useActingScopes = (): Scopes => use(Context);
