import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

export function NothingHere() {
  const t = useTranslations("states");
  return (
    <main className="main void" id="content">
      <SearchX className="i i-24" aria-hidden="true" />
      <h1 className="t-18">{t("notFoundTitle")}</h1>
      <p className="ink-2">{t("notFound")}</p>
      <p className="acts">
        <Link className="btn" href="/" prefetch={false}>
          {t("back")}
        </Link>
      </p>
    </main>
  );
}
