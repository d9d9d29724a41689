import { useTranslations } from "next-intl";
import { useDay } from "@/lib/browser/format";
import type { ErasureRequest } from "@/lib/domain/erasure/schema";
import type { Answering } from "./answer-dialog";

type Props = { of: ErasureRequest; timeZone: string; onAnswer: (answering: Answering) => void };

/** Somebody who asked, since when, and until when they have an answer. */
export function ErasureRow({ of, timeZone, onAnswer }: Props) {
  const t = useTranslations("erasures");
  const roles = useTranslations("frame.roles");
  const day = useDay(timeZone);
  const { name, email, plan, askedAt, answerBy, isOwn } = of;
  return (
    <li className="item flex-wrap">
      <span className="grow basis-60">
        <span className="med">{name}</span> <span className="ink-3">{roles(plan.role)}</span>
        <span className="ink-2 block break-all">{email}</span>
        <span className="t-12 ink-3 block">
          {t("facts", { asked: day(askedAt), by: day(answerBy) })}
        </span>
      </span>
      {isOwn ? (
        <span className="ink-2">{t("own")}</span>
      ) : (
        <span className="row">
          {(["refuse", "erase"] as const).map((act) => (
            <button
              key={act}
              type="button"
              className="btn btn-sm"
              aria-label={`${t(act)}: ${name}`}
              onClick={() => onAnswer({ of, erases: act === "erase" })}
            >
              {t(act)}
            </button>
          ))}
        </span>
      )}
    </li>
  );
}
