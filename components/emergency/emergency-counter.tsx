"use client";

import { Siren } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEmergencyCount } from "./frame-queries";

/** How many accesses by break-glass wait for review, in the administrator's frame. */
export function EmergencyCounter() {
  const t = useTranslations("emergency");
  const { data } = useEmergencyCount();
  const open = data?.open ?? 0;
  const words = t("count", { count: open });
  return (
    <Link
      className="counter"
      href="/admin/emergencies"
      prefetch={false}
      title={words}
      aria-label={words}
    >
      <Siren className="i" aria-hidden="true" />
      <b>{open}</b>
    </Link>
  );
}
