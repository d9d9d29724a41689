import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A conversation as a section of the chart. */
export function ChartThread({
  patientId,
  title,
  tools,
  children,
}: {
  patientId: string;
  title: string;
  tools?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("messages");
  return (
    <main className="sheet" id="content">
      <header className="thread-head">
        <Link className="link t-12" href={`/patients/${patientId}/messages`} prefetch={false}>
          {t("backToAll")}
        </Link>
        <h2 className="t-18">{title}</h2>
        {tools}
      </header>
      {children}
    </main>
  );
}
