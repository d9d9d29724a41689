import { ChevronRight, HeartPulse } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { TrendPoint } from "@/lib/domain/vitals/schema";
import { useVitalWords } from "./words";

const DAY = 86_400_000;
const LONG_DAYS = 14;

/** What a patient has to do: measure again what was off normal yesterday or before, or anything after a long time. */
export function HomeTodo({ latest }: { latest: TrendPoint[] }) {
  const t = useTranslations("home");
  const words = useVitalWords(true);
  const ageOf = ({ at }: TrendPoint) => (Date.now() - Date.parse(at)) / DAY;
  const again = latest.filter(
    (point) =>
      (point.interpretation === "critical" || point.interpretation === "borderline") &&
      ageOf(point) >= 1,
  );
  const days = Math.floor(Math.min(...latest.map(ageOf)));
  const todo =
    again.length > 0
      ? t("todoAgain", { names: again.map(({ code }) => words.name(code)).join(", ") })
      : days >= LONG_DAYS && latest.length > 0 && t("todoSince", { days });
  if (!todo) return null;
  return (
    <section className="sec home-todo">
      <div className="sec-head">
        <h2>{t("todo")}</h2>
      </div>
      <Link className="item" href="/home?record=1" prefetch={false}>
        <HeartPulse className="i i-20" aria-hidden="true" />
        <span>{todo}</span>
        <ChevronRight className="i ink-3 ml-auto" aria-hidden="true" />
      </Link>
    </section>
  );
}
