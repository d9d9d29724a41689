import { useTranslations } from "next-intl";
import { useDay } from "@/lib/browser/format";
import type { ErasurePlan } from "@/lib/domain/erasure/schema";

type Props = { plan: ErasurePlan; timeZone: string; staysIn?: readonly string[] };

/** What goes and what stays, in words, before anything is done. */
export function PlanView({ plan, timeZone, staysIn = [] }: Props) {
  const t = useTranslations("erasure");
  const day = useDay(timeZone);
  const { role, hasChart, retentionYears, keptUntil } = plan;
  const stays = staysIn.length > 0;
  const goes = [t(stays ? "goes.place" : "goes.account"), t("goes.sessions"), t("goes.typed")];
  const kept = [
    ...(hasChart ? [t("kept.chart", { years: retentionYears, day: day(keptUntil) })] : []),
    ...(role === "patient" ? [] : [t("kept.signed")]),
    t("kept.log"),
    ...(stays ? [t("kept.elsewhere", { clinics: staysIn.join(", ") })] : []),
  ];
  return (
    <div className="stack g-16">
      <PlanList title={t("goesTitle")} items={goes} />
      <PlanList title={t("keptTitle")} items={kept} />
    </div>
  );
}

function PlanList({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <p className="semi">{title}</p>
      <ul className="list-disc ps-5 prose">
        {items.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}
