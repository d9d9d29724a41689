"use client";

import { Siren } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

const BreakGlassDialog = dynamic(() =>
  import("./break-glass-dialog").then((one) => one.BreakGlassDialog),
);

/** The way to a chart that one may not open otherwise, for an emergency. */
export function BreakGlassButton() {
  const t = useTranslations("emergency");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        <Siren className="i" aria-hidden="true" />
        {t("open")}
      </button>
      {open && <BreakGlassDialog onClose={() => setOpen(false)} />}
    </>
  );
}
