"use client";

import { Siren } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTime } from "@/lib/browser/format";
import { browserZone } from "@/lib/browser/zone";
import type { OwnEmergency } from "@/lib/domain/emergency/schema";
import { useEndEmergency } from "./queries";

type Props = { items: OwnEmergency[]; timeZone: string | null; onEnd: () => Promise<unknown> };

/** The charts that are open by break-glass, a line each; when the first one's time is over, the page is drawn again. */
export function OpenCharts({ items, timeZone, onEnd }: Props) {
  const router = useRouter();
  const path = usePathname();
  const next = items[0]?.endsAt;
  useEffect(() => {
    if (!next) return;
    const left = Date.parse(next) - Date.now();
    const timer = setTimeout(async () => {
      await onEnd();
      router.refresh(); // what was open isn't any more
    }, Math.max(left, 0) + 500);
    return () => clearTimeout(timer);
  }, [next, onEnd, router]);
  const leave = ({ patient }: OwnEmergency) => {
    if (path.includes(patient.id)) router.replace("/patients");
  };
  return items.map((item) => (
    <Line
      key={item.id}
      item={item}
      timeZone={timeZone ?? browserZone()}
      onEnded={() => leave(item)}
    />
  ));
}

type Line = { item: OwnEmergency; timeZone: string; onEnded: () => void };

function Line({ item, timeZone, onEnded }: Line) {
  const t = useTranslations("emergency");
  const time = useTime(timeZone);
  const end = useEndEmergency();
  const { id, patient, endsAt } = item;
  return (
    <div className="banner banner-critical emergency no-print" role="status">
      <Siren className="i" aria-hidden="true" />
      <p className="grow">
        {t("now", { name: patient.name, until: time(endsAt) })}{" "}
        <Link className="link" href={`/patients/${patient.id}`} prefetch={false}>
          {t("toChart")}
        </Link>
      </p>
      <button
        type="button"
        className="btn btn-sm end"
        aria-busy={end.isPending}
        disabled={end.isPending}
        onClick={() => end.mutate(id, { onSuccess: onEnded })}
      >
        {t("end")}
      </button>
    </div>
  );
}
