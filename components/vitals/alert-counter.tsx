"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { useAlertCount } from "./alert-queries";

/** The number of alerts that wait, in the frame of who treats; quiet when there are none. */
export function AlertCounter() {
  const t = useTranslations("alerts");
  const { data, isError } = useAlertCount();
  const open = data?.open ?? 0;
  const words = isError ? t("notLive") : t("waiting", { count: open });
  return (
    <>
      <Link className="counter" href="/alerts" prefetch={false} title={words} aria-label={words}>
        <Shape state={open > 0 ? "critical" : "unknown"} />
        <span>{t("title")}</span>
        <b>{isError ? "–" : open}</b>
      </Link>
      <span className="sr" role="status">
        {words}
      </span>
    </>
  );
}
