"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";

type Props = {
  title: string;
  subtitle?: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
};

/** A modal dialog on the browser's own element: it keeps the focus inside, and Esc closes it. */
export function Dialog({ title, subtitle, closeLabel, onClose, children }: Props) {
  const titleId = useId(); // one dialog may open over another
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Else the browser begins with the cross.
    dialog.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, []);
  return (
    <dialog ref={dialog} className="dialog dialog-lg" aria-labelledby={titleId} onClose={onClose}>
      <header className="dialog-head">
        <div className="grow">
          <h2 id={titleId}>{title}</h2>
          {subtitle && <p className="ink-2">{subtitle}</p>}
        </div>
        <button
          type="button"
          className="btn btn-ghost btn-icon btn-sm"
          aria-label={closeLabel}
          onClick={() => dialog.current?.close()}
        >
          <X className="i" aria-hidden="true" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
