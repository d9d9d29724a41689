"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fault } from "@/components/ui/fault";
import { isProblem, whyOf } from "@/lib/browser/api";
import type { Thread } from "@/lib/domain/messaging/schema";
import { useChangeThread, useThread } from "./queries";

/** For who treats: who sees to a conversation, and closing it. */
export function ThreadTools({ patientId, first }: { patientId: string; first: Thread }) {
  const t = useTranslations("messages");
  const { data } = useThread(patientId, first);
  const thread = data.pages[0] ?? first;
  const change = useChangeThread(patientId, thread);
  const { state, assignedTo, team } = thread;
  // Who saw to it and treats no more is named until another one is chosen.
  const gone = assignedTo && !team.some(({ memberId }) => memberId === assignedTo.memberId);
  const stale = isProblem(change.error) && change.error.status === 412;
  return (
    <div className="row row-wrap g-8">
      <label className="row g-8">
        <span className="ink-2">{t("seesToItLabel")}</span>
        <span className="input">
          <select
            value={assignedTo?.memberId ?? ""}
            disabled={change.isPending}
            onChange={(event) => change.mutate({ assignedTo: event.target.value || null })}
          >
            <option value="">{t("wholeTeam")}</option>
            {gone && <option value={assignedTo.memberId}>{assignedTo.name}</option>}
            {team.map(({ memberId, name }) => (
              <option key={memberId} value={memberId}>
                {name}
              </option>
            ))}
          </select>
          <ChevronDown className="i" aria-hidden="true" />
        </span>
      </label>
      <button
        type="button"
        className="btn btn-sm"
        disabled={change.isPending}
        onClick={() => change.mutate({ state: state === "open" ? "closed" : "open" })}
      >
        {t(state === "open" ? "close" : "reopen")}
      </button>
      {change.isError && <Fault>{stale ? t("stale") : whyOf(change.error, t("offline"))}</Fault>}
    </div>
  );
}
