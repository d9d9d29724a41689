import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMoment } from "@/lib/browser/format";
import type { PastChange } from "@/lib/domain/settings/schema";
import { useSettingWords } from "./words";

/** Who changed what last, with the way to the audit log. */
export function PastChanges({ changes, timeZone }: { changes: PastChange[]; timeZone: string }) {
  const t = useTranslations("settings");
  const words = useSettingWords();
  const moment = useMoment(timeZone);
  return (
    <section>
      <div className="sec-head">
        <h2>{t("changes")}</h2>
      </div>
      {changes.length === 0 && <p className="ink-3 mt-2">{t("noChanges")}</p>}
      <ol className="tl mt-2">
        {changes.map(({ id, at, who, changes: settings }) => (
          <li key={id}>
            {settings.map(({ name, from, to }) => (
              <p key={name} className="med">
                {t("changed", {
                  name: words.name(name),
                  from: words.value(name, from),
                  to: words.value(name, to),
                })}
              </p>
            ))}
            <p className="t-12 ink-3">
              {moment(at)}, {who ?? t("someone")}
            </p>
          </li>
        ))}
        {changes.length > 0 && (
          <li>
            <Link className="link t-12" href="/admin/audit?action=settings" prefetch={false}>
              {t("seeAudit")}
            </Link>
          </li>
        )}
      </ol>
    </section>
  );
}
