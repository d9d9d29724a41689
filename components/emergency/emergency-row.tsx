"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMoment } from "@/lib/browser/format";
import type { Emergency } from "@/lib/domain/emergency/schema";
import { ReviewForm } from "./review-form";

type Props = { of: Emergency; timeZone: string };

/** Who opened whose chart, when, why, what makes it unusual, and what was said of it. */
export function EmergencyRow({ of, timeZone }: Props) {
  const t = useTranslations("emergency");
  const roles = useTranslations("frame.roles");
  const moment = useMoment(timeZone);
  const { patient, member, reason, startsAt, endsAt, patterns, looks } = of;
  const search = new URLSearchParams({ patientId: patient.id, actorId: member.userId });
  return (
    <li className="stack g-8 q-row">
      <p>
        <b className="semi">{member.name}</b>{" "}
        <span className="ink-3">
          {roles(member.role)}, {t("from", { from: moment(startsAt), until: moment(endsAt) })}
        </span>
      </p>
      <p className="ink-2">
        {t("opened", { name: patient.name, mrn: patient.mrn, looks })}{" "}
        <Link className="link" href={`/admin/audit?${search}`} prefetch={false}>
          {t("inLog")}
          <span className="sr">: {patient.name}</span>
        </Link>
      </p>
      {patterns.map((pattern) => (
        <p key={pattern} className="banner banner-borderline">
          {t(`patterns.${pattern}`)}
        </p>
      ))}
      <p className="prose">{reason}</p>
      {of.outcome ? <Reviewed of={of} timeZone={timeZone} /> : <Waits of={of} />}
    </li>
  );
}

function Reviewed({ of, timeZone }: Props) {
  const t = useTranslations("emergency");
  const moment = useMoment(timeZone);
  const { outcome, comment, reviewedBy, reviewedAt, startsAt } = of;
  return (
    <div className="ac-asked">
      <p className="t-12 ink-3">
        {t("reviewedBy", { name: reviewedBy ?? "–", when: moment(reviewedAt ?? startsAt) })}
      </p>
      <p className="prose">
        <b className="semi">{t(`outcomes.${outcome ?? "justified"}`)}</b>. {comment}
      </p>
    </div>
  );
}

function Waits({ of }: { of: Emergency }) {
  const t = useTranslations("emergency");
  return of.member.you ? <p className="ink-2">{t("ownWaits")}</p> : <ReviewForm of={of} />;
}
