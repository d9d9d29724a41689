"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cityOf, useMoment } from "@/lib/browser/format";
import type { CareRelationship } from "@/lib/domain/patients/care-schema";
import { CareDialog, type CareWish } from "./care-dialog";
import { useCare } from "./care-queries";

type Props = {
  patientId: string;
  first: CareRelationship[];
  /** The membership of who looks: ending one's own relation ends one's access. */
  memberId: string | null;
  timeZone: string;
};

/** Who treats a patient now and who did, and the three changes: assign, hand over, end. */
export function CareView({ patientId, first, memberId, timeZone }: Props) {
  const t = useTranslations("care");
  const [wish, setWish] = useState<CareWish>();
  const { data } = useCare(patientId, first);
  const active = data.items.filter((relation) => relation.active);
  const past = data.items.filter((relation) => !relation.active);
  return (
    <div className="stack g-24">
      <section className="sec" aria-labelledby="care-now">
        <div className="sec-head">
          <h2 id="care-now">{t("now")}</h2>
          <span className="ink-3 t-12">{t("zone", { zone: cityOf(timeZone) })}</span>
          <span className="end">
            <button
              type="button"
              className="btn btn-primary btn-sm"
              onClick={() => setWish({ kind: "assign" })}
            >
              <Plus className="i" aria-hidden="true" />
              {t("assign")}
            </button>
          </span>
        </div>
        {active.length === 0 && <p className="ink-3 py-3">{t("nobody")}</p>}
        <ul className="list">
          {active.map((relation) => (
            <Relation key={relation.id} relation={relation} timeZone={timeZone} onWish={setWish} />
          ))}
        </ul>
      </section>
      {past.length > 0 && (
        <section className="sec" aria-labelledby="care-past">
          <div className="sec-head">
            <h2 id="care-past">{t("past")}</h2>
          </div>
          <ul className="list">
            {past.map((relation) => (
              <Relation key={relation.id} relation={relation} timeZone={timeZone} />
            ))}
          </ul>
        </section>
      )}
      {wish && (
        <CareDialog
          patientId={patientId}
          wish={wish}
          memberId={memberId}
          taken={active.map(({ member }) => member.id)}
          onClose={() => setWish(undefined)}
        />
      )}
    </div>
  );
}

type RelationProps = {
  relation: CareRelationship;
  timeZone: string;
  onWish?: (wish: CareWish) => void;
};

function Relation({ relation, timeZone, onWish }: RelationProps) {
  const t = useTranslations("care");
  const moment = useMoment(timeZone);
  const { member, role, reason, startsAt, endsAt, endReason } = relation;
  return (
    <li className="item">
      <span className="grow">
        <span className="med">{member.name}</span>
        {member.speciality && <span className="ink-3"> {member.speciality}</span>}
        <span className="t-12 ink-2 block">
          {t(`roles.${role}`)}. {t("from", { when: moment(startsAt) })}
          {endsAt && `, ${t("until", { when: moment(endsAt) })}`}
        </span>
        <span className="t-12 ink-3 block">
          {t.has(`reasons.${reason}` as never) ? t(`reasons.${reason}` as never) : reason}
          {endReason && `. ${t("endReason", { reason: endReason })}`}
        </span>
      </span>
      {onWish && (
        <span className="row">
          <button
            type="button"
            className="btn btn-sm"
            aria-label={t("handOverOf", { name: member.name })}
            onClick={() => onWish({ kind: "handOver", relation })}
          >
            {t("handOver")}
          </button>
          <button
            type="button"
            className="btn btn-sm"
            aria-label={t("endOf", { name: member.name })}
            onClick={() => onWish({ kind: "end", relation })}
          >
            {t("end")}
          </button>
        </span>
      )}
    </li>
  );
}
