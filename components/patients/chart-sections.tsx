"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { SectionCounts } from "@/lib/domain/overview/schema";

const SECTIONS = [
  "overview",
  "notes",
  "messages",
  "vitals",
  "conditions",
  "allergies",
  "medications",
  "labs",
  "immunizations",
  "procedures",
  "encounters",
  "documents",
  "person",
  "care",
] as const;

type Props = { patientId: string; counts: SectionCounts };

/** The sections of a chart, with how much is in them. On a phone they scroll sideways, and the open one is in sight. */
export function ChartSections({ patientId, counts }: Props) {
  const t = useTranslations("patient");
  const path = usePathname();
  const nav = useRef<HTMLElement>(null);
  const chart = `/patients/${patientId}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another section is another place in the row
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && open) nav.current.scrollLeft = open.offsetLeft - nav.current.offsetLeft - 16;
  }, [path]);
  return (
    <nav ref={nav} className="chart-nav" aria-label={t("sections")}>
      {SECTIONS.map((section) => {
        const href = section === "overview" ? chart : `${chart}/${section}`;
        const within = section !== "overview" && path.startsWith(`${href}/`);
        return (
          // No prefetch: it would audit a look that nobody took.
          <Link
            key={section}
            href={href}
            prefetch={false}
            aria-current={path === href || within ? "page" : undefined}
          >
            {t(`section.${section}`)}
            {section in counts && (
              <span className="n">{counts[section as keyof SectionCounts]}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
