"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { sayPrinted } from "@/lib/browser/say-printed";
import type { Me } from "@/lib/domain/identity/schema";

/** On paper only: from which clinic, by whom and when, so that an old sheet doesn't pass for today's. */
export function PrintNote({ me }: { me: Me }) {
  const t = useTranslations("frame");
  const format = useFormatter();
  const [when, setWhen] = useState<Date>();
  useEffect(() => {
    // The browser takes its picture as soon as this returns.
    const now = () => {
      flushSync(() => setWhen(new Date()));
      sayPrinted(me.patientId);
    };
    window.addEventListener("beforeprint", now);
    return () => window.removeEventListener("beforeprint", now);
  }, [me.patientId]);
  const moment =
    when && format.dateTime(when, { dateStyle: "long", timeStyle: "short", hourCycle: "h23" });
  return (
    <p className="print-only">
      {t("printed", { clinic: me.clinic.name, name: me.user.name, when: moment ?? "" })}
    </p>
  );
}
