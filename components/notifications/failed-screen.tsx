"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ListScreen } from "@/components/ui/list-screen";
import { whyOf } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import type { FailedDelivery, FailedPage } from "@/lib/domain/notifications/failed-schema";
import { useFailed, useResend } from "./failed-queries";

type Props = { first: FailedPage; timeZone: string };

/** Whom the clinic could not reach outside of the product, and why; each can be tried again. */
export function FailedScreen({ first, timeZone }: Props) {
  const t = useTranslations("deliveries");
  return (
    <ListScreen
      title={t("title")}
      sub={
        <>
          {t("sub")}{" "}
          <Link className="link" href="/admin/settings/notifications" prefetch={false}>
            {t("settings")}
          </Link>
        </>
      }
      words={{ none: t("none"), failed: t("failed") }}
      query={useFailed(first)}
      row={(delivery) => <FailedRow key={delivery.id} delivery={delivery} timeZone={timeZone} />}
    />
  );
}

type RowProps = { delivery: FailedDelivery; timeZone: string };

function FailedRow({ delivery, timeZone }: RowProps) {
  const t = useTranslations("deliveries");
  const choices = useTranslations("choices");
  const moment = useMoment(timeZone);
  const resend = useResend();
  const { id, event, channel, person, failure, why, attempts, at } = delivery;
  const again = () => {
    if (resend.isPending) return;
    resend.mutate(id, {
      onSuccess: () => toast(t("resent")),
      onError: (error) => toast.error(whyOf(error, t("offline"))),
    });
  };
  return (
    <li className="item queued">
      <div>
        <p>
          <b className="semi">{person.name}</b>{" "}
          <span className="ink-3 wrap-any">{person.email}</span>
        </p>
        <p className="ink-2 t-12">
          {choices(`channels.${channel}`)}: {choices(`events.${event}`)}
        </p>
        <p className="ink-3 t-12">
          {t(`why.${why}`)} ({failure}). {t("tried", { count: attempts, when: moment(at) })}
        </p>
      </div>
      <div className="actions">
        <button type="button" className="btn btn-sm" aria-busy={resend.isPending} onClick={again}>
          {t("resend")}
          <span className="sr">: {person.name}</span>
        </button>
      </div>
    </li>
  );
}
