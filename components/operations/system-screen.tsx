"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { api } from "@/lib/browser/api";
import type { Measure, System } from "@/lib/domain/operations/schema";
import { shareOf, useMeasureWords } from "./words";

const EVERY_MS = 10_000;
const GROUPS = {
  database: ["database", "connections", "databaseSize", "migrations", "disk"],
  redis: ["redis", "redisMemory"],
  process: ["application", "uptime", "memory", "mail", "audit"],
} as const;

/** The parts of the platform, measured again every ten seconds; that doesn't keep a session alive. */
export function SystemScreen({ first, timeZone }: { first: System; timeZone: string }) {
  const t = useTranslations("system");
  const query = useQuery({
    queryKey: ["system"],
    queryFn: () => api<System>("/system", { background: true }),
    initialData: first,
    refetchInterval: EVERY_MS,
  });
  const words = useMeasureWords(timeZone);
  const { measuredAt, items } = query.data;
  const measureOf = (name: Measure["name"]) => items.find((item) => item.name === name);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
        <p className={`live end ${query.isError ? "is-off" : ""}`} role="status">
          {t(query.isError ? "lost" : "live", { time: words.time(measuredAt) })}
        </p>
      </div>
      <p className="mb-4">
        <Link className="link" href="/admin/queues" prefetch={false}>
          {t("queues")}
        </Link>
      </p>
      <div className="system">
        {(["database", "redis", "process"] as const).map((group) => (
          <section key={group} className="sec">
            <div className="sec-head">
              <h2>{t(`groups.${group}`)}</h2>
            </div>
            <dl>
              {GROUPS[group].map((name) => (
                <MeasureRow key={name} name={name} measure={measureOf(name)} words={words} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </main>
  );
}

type RowProps = {
  name: Measure["name"];
  measure: Measure | undefined;
  words: ReturnType<typeof useMeasureWords>;
};

function MeasureRow({ name, measure, words }: RowProps) {
  const t = useTranslations("system");
  const values = measure?.values;
  const full = values ? shareOf(values) : undefined;
  return (
    <div className="measure">
      <dt>{t(`names.${name}`)}</dt>
      <dd className="num">
        {values ? (
          words.value(name, values)
        ) : (
          <span className="state state-borderline">
            <Shape state="borderline" />
            {t("unread")}
          </span>
        )}
        {name === "migrations" && values && (
          <span className="block ink-3 t-12">{t("last", { name: String(values.last) })}</span>
        )}
        {full !== undefined && (
          <span className="meter" aria-hidden="true">
            <span style={{ width: `${full * 100}%` }} />
          </span>
        )}
      </dd>
    </div>
  );
}
