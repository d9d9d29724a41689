"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import type { AccessQuestion } from "@/lib/domain/audit/access-schema";
import { useAnswer } from "./queries";

type Props = { asked: AccessQuestion; timeZone: string };

/** A question with whose look it is about, and its answer or the form for it. */
export function QuestionRow({ asked, timeZone }: Props) {
  const t = useTranslations("questions");
  const audit = useTranslations("audit");
  const moment = useMoment(timeZone);
  const { patient, about, question, askedAt, answer, answeredBy, answeredAt } = asked;
  const search = new URLSearchParams({
    patientId: patient.id,
    ...(about.actorId && { actorId: about.actorId }),
  });
  const part = audit(
    `parts.${audit.has(`parts.${about.part}` as never) ? about.part : "other"}` as never,
  );
  return (
    <li className="stack g-8 q-row">
      <p>
        <b className="semi">{patient.name}</b> <span className="ink-3">{patient.mrn}</span>
        <span className="ink-3">, {moment(askedAt)}</span>
      </p>
      <p className="ink-2">
        {t("about", { name: about.name ?? t("nobody"), part, when: moment(about.at) })}{" "}
        <Link className="link" href={`/admin/audit?${search}`} prefetch={false}>
          {t("inLog")}
          <span className="sr">: {patient.name}</span>
        </Link>
      </p>
      <p className="prose">{question}</p>
      {answer ? (
        <div className="ac-asked">
          <p className="t-12 ink-3">
            {t("answeredBy", { name: answeredBy ?? "–", when: moment(answeredAt ?? askedAt) })}
          </p>
          <p className="prose">{answer}</p>
        </div>
      ) : (
        <AnswerForm asked={asked} />
      )}
    </li>
  );
}

function AnswerForm({ asked }: { asked: AccessQuestion }) {
  const t = useTranslations("questions");
  const reply = useAnswer();
  const [failure, setFailure] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget).get("answer") ?? "").trim();
    if (!answer) return setFailure(t("answerNeeded"));
    if (reply.isPending) return;
    reply.mutate(
      { asked, answer },
      {
        onSuccess: () => toast(t("sent")),
        onError: (error) => setFailure(whyOf(error, t("offline"))),
      },
    );
  };
  return (
    <form className="stack g-8" onSubmit={submit} noValidate>
      <label className="field">
        <span className="label">
          {t("answer")} <span className="sr">{asked.patient.name}</span>
        </span>
        <textarea className="input" name="answer" rows={2} maxLength={2000} />
      </label>
      <Fault>{failure}</Fault>
      <p>
        <button type="submit" className="btn btn-primary btn-sm" aria-busy={reply.isPending}>
          {t("send")}
        </button>
      </p>
    </form>
  );
}
