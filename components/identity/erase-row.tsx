import Link from "next/link";
import { useTranslations } from "next-intl";
import { Setting } from "@/components/ui/setting";

/** Where one asks for one's account to be erased. */
export function EraseRow() {
  const t = useTranslations("account");
  return (
    <section className="sec" aria-labelledby="erase-account">
      <div className="sec-head">
        <h2 id="erase-account">{t("erase")}</h2>
      </div>
      <ul>
        <Setting label={t("eraseRow")} help={t("eraseHelp")}>
          <Link className="btn" href="/account/erasure" prefetch={false}>
            {t("eraseDo")}
          </Link>
        </Setting>
      </ul>
    </section>
  );
}
