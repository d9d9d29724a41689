"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { ToasterProps } from "sonner";

// Every toast follows an act, so nothing of them is needed before the first one.
const ACTS = ["pointerdown", "keydown", "input"] as const;

/** Where short messages appear; loaded when the person first does something, while there is surely a connection. */
export function Toasts() {
  const [Toaster, setToaster] = useState<ComponentType<ToasterProps>>();
  useEffect(() => {
    if (Toaster) return;
    const load = () =>
      void import("sonner").then(
        (sonner) => setToaster(() => sonner.Toaster),
        () => undefined, // without a connection: tried again at the next act
      );
    for (const act of ACTS) window.addEventListener(act, load, { capture: true, passive: true });
    return () => {
      for (const act of ACTS) window.removeEventListener(act, load, { capture: true });
    };
  }, [Toaster]);
  if (!Toaster) return null;
  return (
    <Toaster
      position="bottom-center"
      duration={8000}
      closeButton
      toastOptions={{ className: "toast" }}
    />
  );
}
