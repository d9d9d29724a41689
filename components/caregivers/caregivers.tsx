"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Caregiver } from "@/lib/domain/caregivers/schema";
import { CaregiverRow, type CaregiverWish } from "./caregiver-row";
import { useCaregivers } from "./queries";

const InviteDialog = dynamic(() =>
  import("./invite-caregiver-dialog").then((one) => one.InviteCaregiverDialog),
);
const EndDialog = dynamic(() =>
  import("./end-caregiver-dialog").then((one) => one.EndCaregiverDialog),
);
const ScopesDialog = dynamic(() => import("./scopes-dialog").then((one) => one.ScopesDialog));

type Props = {
  patientId: string;
  first: Caregiver[];
  timeZone: string;
  /** Whether the patient looks, rather than the clinic. */
  own?: boolean;
  /** Whether the clinic may ask somebody: for a minor. */
  invites?: boolean;
};

/** Who may act for a patient and who did, and the three changes: ask, change, end. */
export function Caregivers({ patientId, first, timeZone, own = false, invites = own }: Props) {
  const t = useTranslations("caregivers");
  const [wish, setWish] = useState<CaregiverWish>();
  const { data } = useCaregivers(patientId, first);
  const now = data.items.filter(({ state }) => state === "active" || state === "waiting");
  const past = data.items.filter(({ state }) => state === "ended" || state === "over");
  const close = () => setWish(undefined);
  return (
    <>
      <section className="sec" aria-labelledby="caregivers-now">
        <div className="sec-head">
          <h2 id="caregivers-now">{t(own ? "now" : "heading")}</h2>
          {invites && (
            <span className="end">
              <button
                type="button"
                className={`btn btn-primary ${own ? "" : "btn-sm"}`}
                onClick={() => setWish({ kind: "invite" })}
              >
                <Plus className="i" aria-hidden="true" />
                {t("invite")}
              </button>
            </span>
          )}
        </div>
        {now.length === 0 && <p className="ink-3 py-3">{t(own ? "nobody" : "nobodyYet")}</p>}
        <ul className="list">
          {now.map((one) => (
            <CaregiverRow key={one.id} caregiver={one} timeZone={timeZone} onWish={setWish} />
          ))}
        </ul>
      </section>
      {past.length > 0 && (
        <section className="sec" aria-labelledby="caregivers-past">
          <div className="sec-head">
            <h2 id="caregivers-past">{t("past")}</h2>
          </div>
          <ul className="list">
            {past.map((one) => (
              <CaregiverRow key={one.id} caregiver={one} timeZone={timeZone} />
            ))}
          </ul>
        </section>
      )}
      {wish?.kind === "invite" && <InviteDialog {...{ patientId, own }} onClose={close} />}
      {wish?.kind === "change" && (
        <ScopesDialog patientId={patientId} of={wish.of} onClose={close} />
      )}
      {wish?.kind === "end" && <EndDialog patientId={patientId} of={wish.of} onClose={close} />}
    </>
  );
}
