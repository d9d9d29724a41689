"use client";

import dynamic from "next/dynamic";
import { useOwnEmergencies } from "./frame-queries";

const OpenCharts = dynamic(() => import("./open-charts").then((module) => module.OpenCharts));

/** On every page while somebody has a chart open by break-glass: whose, until when, and the way to end it. */
export function EmergencyBanner({ timeZone }: { timeZone: string | null }) {
  const { data, refetch } = useOwnEmergencies();
  const items = data?.items ?? [];
  return items.length > 0 && <OpenCharts items={items} timeZone={timeZone} onEnd={refetch} />;
}
