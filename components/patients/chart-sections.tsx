import Link from "next/link";
import { useTranslations } from "next-intl";

export function ChartSections({ patientId }: { patientId: string }) {
  const t = useTranslations("patient");
  return (
    <nav className="chart-nav" aria-label={t("sections")}>
      <Link href={`/patients/${patientId}/vitals`} prefetch={false} aria-current="page">
        {t("vitals")}
      </Link>
    </nav>
  );
}
