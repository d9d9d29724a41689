"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Shape } from "@/components/ui/shape";
import { whyOf } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import type { Invitation } from "@/lib/domain/invitations/schema";
import { useInvitationAct } from "./queries";

type Props = { of: Invitation; timeZone: string };

/** Who was asked in, by whom and until when; sent again, or taken back. */
export function InvitationRow({ of, timeZone }: Props) {
  const t = useTranslations("invitations");
  const roles = useTranslations("frame.roles");
  const act = useInvitationAct();
  const { id, name, email } = of;
  const does = (what: "resend" | "withdraw") =>
    act.mutate(
      { id, act: what },
      {
        onSuccess: () => toast(t(`${what}Done`, { name })),
        onError: (error) => toast.error(whyOf(error, t("offline"))),
      },
    );
  return (
    <li className="item flex-wrap">
      <span className="grow basis-60">
        <span className="med">{name}</span> <span className="ink-3">{roles(of.role)}</span>
        <span className="ink-2 block break-all">{email}</span>
        <InvitationFacts of={of} timeZone={timeZone} />
      </span>
      <span className="row">
        {of.role !== "patient" && (
          <button
            type="button"
            className="btn btn-sm"
            disabled={act.isPending}
            aria-label={`${t("resend")}: ${name}`}
            onClick={() => does("resend")}
          >
            {t("resend")}
          </button>
        )}
        <button
          type="button"
          className="btn btn-sm"
          disabled={act.isPending}
          aria-label={`${t("withdraw")}: ${name}`}
          onClick={() => does("withdraw")}
        >
          {t("withdraw")}
        </button>
      </span>
    </li>
  );
}

/** By whom and when it was sent, and how long its link is good. */
export function InvitationFacts({ of, timeZone }: Props) {
  const t = useTranslations("invitations");
  const moment = useMoment(timeZone);
  const { state, invitedBy, sentAt, expiresAt } = of;
  return (
    <>
      <span className="t-12 ink-3 block">
        {t("facts", { who: invitedBy, when: moment(sentAt) })}
        {state === "open" && ` ${t("until", { when: moment(expiresAt) })}`}
      </span>
      {state !== "open" && (
        <span className="state state-borderline t-12">
          <Shape state="borderline" />
          {t(`states.${state}`)}
        </span>
      )}
    </>
  );
}
