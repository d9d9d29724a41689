"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PersonDetail } from "@/lib/domain/patients/person-schema";

const PAGES = ["person", "care"] as const;

/** An administrator's pages about a patient: who they are and who treats them, never the chart. */
export function RegisterFrame({ person, children }: { person: PersonDetail; children: ReactNode }) {
  const t = useTranslations("person");
  const patient = useTranslations("patient");
  const path = usePathname();
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{person.name}</h1>
          <p className="sub">{person.mrn}</p>
        </div>
        <nav className="seg end" aria-label={t("pages")}>
          {PAGES.map((name) => {
            const href = `/patients/${person.id}/${name}`;
            return (
              <Link
                key={name}
                href={href}
                prefetch={false}
                aria-current={path === href ? "page" : undefined}
              >
                {patient(`section.${name}`)}
              </Link>
            );
          })}
        </nav>
      </div>
      {children}
    </main>
  );
}
