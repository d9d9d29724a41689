import type { ReactNode } from "react";
import { Shape } from "./shape";

/** What went wrong, said at once to who listens; nothing while all is well. */
export function Fault({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <p className="error" role="alert">
      <Shape state="critical" />
      {children}
    </p>
  );
}
