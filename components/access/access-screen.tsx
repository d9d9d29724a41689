import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AccessPage, AccessQuery, Question } from "@/lib/domain/audit/access-schema";
import { AccessLog } from "./access-log";
import { Asked } from "./asked";

type Props = {
  patientId: string;
  userId: string;
  first: AccessPage;
  own: AccessQuery["own"];
  /** What the clinic answered lately. */
  answers: Question[];
  timeZone: string;
};

/** "Who has seen my record". */
export function AccessScreen({ answers, ...props }: Props) {
  const t = useTranslations("access");
  const more = useTranslations("more");
  // An answer beside its access on this page is read there.
  const beside = new Set(props.first.items.map(({ question }) => question?.id));
  const apart = answers.filter(({ id }) => !beside.has(id));
  return (
    <main className="p-main" id="content">
      <div>
        <Link className="link t-14" href="/more" prefetch={false}>
          {more("title")}
        </Link>
        <h1 className="t-22">{t("title")}</h1>
      </div>
      <p className="banner">
        <ShieldCheck className="i i-20" aria-hidden="true" />
        <span>{t("sub")}</span>
      </p>
      {apart.length > 0 && (
        <section className="sec" aria-labelledby="answers">
          <div className="sec-head">
            <h2 id="answers">{t("answers")}</h2>
          </div>
          {apart.map((question) => (
            <Asked key={question.id} question={question} timeZone={props.timeZone} />
          ))}
        </section>
      )}
      <AccessLog key={props.own} {...props} />
    </main>
  );
}
