"use client";

import { Printer } from "lucide-react";

/** Prints the page as it stands; print.css leaves the frame and what can be pressed out. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button
      type="button"
      className="btn btn-ghost btn-sm btn-icon hide-s"
      aria-label={label}
      title={label}
      onClick={() => window.print()}
    >
      <Printer className="i" aria-hidden="true" />
    </button>
  );
}
