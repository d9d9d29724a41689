import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";

/** When an answer comes, and whom to call instead; always in view where a patient writes. */
export function NotForEmergencies({
  answerDays,
  emergencyNumber,
}: {
  answerDays: number;
  emergencyNumber: string;
}) {
  const t = useTranslations("messages");
  return (
    <div className="banner banner-borderline">
      <Shape state="borderline" />
      <p className="t-14">
        <b className="semi">{t("notForEmergencies")}</b> {t("answerWithin", { days: answerDays })}{" "}
        {t.rich("inDanger", {
          number: () => (
            <a className="link" href={`tel:${emergencyNumber}`}>
              {emergencyNumber}
            </a>
          ),
        })}
      </p>
    </div>
  );
}
