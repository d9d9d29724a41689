"use client";

import { useTranslations } from "next-intl";
import { useDay } from "@/lib/browser/format";
import type { Caregiver } from "@/lib/domain/caregivers/schema";
import { useScopeWords } from "./scope-words";

export type CaregiverWish = { kind: "invite" } | { kind: "change" | "end"; of: Caregiver };

type Props = {
  caregiver: Caregiver;
  timeZone: string;
  /** What can be done with them; nothing with who is of the past. */
  onWish?: (wish: CaregiverWish) => void;
};

/** Who somebody is to the patient, what they are let into, until when. */
export function CaregiverRow({ caregiver, timeZone, onWish }: Props) {
  const t = useTranslations("caregivers");
  const day = useDay(timeZone);
  const scopes = useScopeWords();
  const { name, email, relationship, state, expiresAt, endedAt, untilMajority, proof } = caregiver;
  return (
    <li className="item flex-wrap">
      <span className="grow">
        <span className="med break-word">{name}</span>{" "}
        <span className="ink-3">{t(`relationships.${relationship}`).toLowerCase()}</span>
        <span className="t-14 ink-2 block break-all">{email}</span>
        <span className="t-14 ink-2 block">{scopes(caregiver.scopes)}</span>
        <span className="t-14 ink-3 block">
          {t(`states.${state}`)}
          {state === "ended" && endedAt && `, ${day(endedAt)}`}
          {onWish && expiresAt && `. ${t("until", { when: day(expiresAt) })}`}
          {onWish && untilMajority && `. ${t("untilMajority")}`}
        </span>
        {proof && <span className="t-14 ink-3 block">{t("proofOf", { proof })}</span>}
      </span>
      {onWish && (
        <span className="row flex-wrap">
          <button
            type="button"
            className="btn"
            aria-label={t("changeOf", { name })}
            onClick={() => onWish({ kind: "change", of: caregiver })}
          >
            {t("change")}
          </button>
          <button
            type="button"
            className="btn"
            aria-label={t("endOf", { name })}
            onClick={() => onWish({ kind: "end", of: caregiver })}
          >
            {t("end")}
          </button>
        </span>
      )}
    </li>
  );
}
