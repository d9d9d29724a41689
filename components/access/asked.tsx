import { useTranslations } from "next-intl";
import { useDay } from "@/lib/browser/format";
import type { Question } from "@/lib/domain/audit/access-schema";

/** What a patient asked about an access, and what the clinic answered. */
export function Asked({
  question: { question, askedAt, answer, answeredAt },
  timeZone,
}: {
  question: Question;
  timeZone: string;
}) {
  const t = useTranslations("access");
  const day = useDay(timeZone);
  return (
    <div className="ac-asked stack g-4">
      <p className="t-14 ink-3">{t("asked", { date: day(askedAt) })}</p>
      <p>{question}</p>
      {answer ? (
        <>
          <p className="t-14 ink-3">{t("answered", { date: day(answeredAt ?? askedAt) })}</p>
          <p>{answer}</p>
        </>
      ) : (
        <p className="t-14 med">{t("waiting")}</p>
      )}
    </div>
  );
}
