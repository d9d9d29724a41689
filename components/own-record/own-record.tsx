"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useActingScopes } from "@/components/caregivers/acting-scopes";
import { OwnReading } from "@/components/records/own-reader";
import { PageFoot } from "@/components/ui/page-foot";
import { sectionsFor } from "./sections";

/** A patient's own record: its sections, one of them open. */
export function OwnRecord({ name, children }: { name: string; children: ReactNode }) {
  const t = useTranslations("ownRecord");
  const path = usePathname();
  const sections = sectionsFor(useActingScopes());
  return (
    <div className="own-record">
      <section className="own-record-head" aria-labelledby="own-record">
        <h1 className="t-22" id="own-record">
          {t("title")}
        </h1>
        <p className="print-only">{name}</p>
        <PageFoot text={name} />
        <nav className="chips" aria-label={t("sections")}>
          {sections.map((section) => {
            const href = section === "timeline" ? "/record" : `/record/${section}`;
            const here = path === href || (href !== "/record" && path.startsWith(`${href}/`));
            return (
              <Link
                key={section}
                href={href}
                prefetch={false}
                className={`chip ${here ? "is-on" : ""}`}
                aria-current={here ? "page" : undefined}
              >
                {t(`section.${section}`)}
              </Link>
            );
          })}
        </nav>
      </section>
      <OwnReading>{children}</OwnReading>
    </div>
  );
}
