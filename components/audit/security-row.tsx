import Link from "next/link";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Shape } from "@/components/ui/shape";
import { whyOf } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import type { SecurityAlert } from "@/lib/domain/audit/security-alert-schema";
import { useSeen } from "./security-queries";

type Props = { alert: SecurityAlert; timeZone: string };

/** An alert: what was found, of whom, from where and when; a button says that it was seen. */
export function SecurityRow({ alert, timeZone }: Props) {
  const t = useTranslations("security");
  const moment = useMoment(timeZone);
  const seen = useSeen();
  const see = () => {
    if (seen.isPending) return;
    seen.mutate(alert, { onError: (error) => toast.error(whyOf(error, t("offline"))) });
  };
  const { actor, address, device } = alert;
  const words = useWords(alert);
  return (
    <li className="item queued">
      <div>
        <p className="semi state state-borderline">
          <Shape state="borderline" />
          <span>{words}</span>
        </p>
        <p className="ink-2 t-12">
          {moment(alert.at)}
          {address && `. ${t("from", { address })}`}
        </p>
        {device && <p className="ink-3 t-12">{device}</p>}
        {actor && (
          <Link className="link t-12" href={`/admin/audit?actorId=${actor.id}`} prefetch={false}>
            {t("inLog")}
            <span className="sr">: {actor.name ?? t("somebody")}</span>
          </Link>
        )}
        {alert.seen && (
          <p className="ink-3 t-12">
            {t("seenBy", { name: alert.seen.by ?? t("somebody"), when: moment(alert.seen.at) })}
          </p>
        )}
      </div>
      {!alert.seen && (
        <div className="actions">
          <button type="button" className="btn btn-sm" aria-busy={seen.isPending} onClick={see}>
            {t("see")}
            <span className="sr">: {words}</span>
          </button>
        </div>
      )}
    </li>
  );
}

/** What was found, in a sentence. */
function useWords({ rule, found, actor, action, about }: SecurityAlert): string {
  const t = useTranslations("security");
  const settings = useTranslations("settings.sections");
  const name = actor?.name ?? t("somebody");
  if (rule !== "rights") return t(`found.${rule}`, { name, found });
  if (action !== "settings") {
    const known = t.has(`rights.${action}` as never) ? action : "other";
    return t(`rights.${known}` as never, { name, about: about ?? "", action } as never);
  }
  const section = about && settings.has(about as never) ? settings(about as never) : about;
  return t("rights.settings", { name, about: section ?? "" });
}
