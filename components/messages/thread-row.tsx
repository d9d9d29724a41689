import Link from "next/link";
import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { useMoment } from "@/lib/browser/format";
import type { ThreadHead } from "@/lib/domain/messaging/schema";

type Props = {
  thread: ThreadHead;
  href: string;
  /** Whose it is, in a list of several patients. */
  patient?: { name: string; mrn: string };
  /** Whether a patient reads, who isn't told who sees to it among the team. */
  home: boolean;
  timeZone: string;
};

/** A conversation in a list: what about, the latest words, what waits. */
export function ThreadRow({ thread, href, patient, home, timeZone }: Props) {
  const t = useTranslations("messages");
  const moment = useMoment(timeZone);
  const { subject, last, lastAt, unread, urgent, state, assignedTo } = thread;
  // A patient is one person; the team's side is several, and each is named.
  const author = home && last.fromPatient ? t("you") : last.authorName;
  return (
    <li>
      <Link
        className={unread > 0 ? "thread-row is-new" : "thread-row"}
        href={href}
        prefetch={false}
      >
        <span className="grow stack g-4">
          <span className="row row-wrap g-8">
            <b className={unread > 0 ? "semi" : "med"}>{subject}</b>
            {urgent && (
              <span className="state state-critical t-12">
                <Shape state="critical" />
                {t("urgent")}
              </span>
            )}
            {unread > 0 && <span className="badge">{t("unread", { count: unread })}</span>}
            {state === "closed" && <span className="badge">{t("closed")}</span>}
          </span>
          {patient && (
            <span className="ink-2">
              {patient.name} <span className="ink-3">{patient.mrn}</span>
            </span>
          )}
          <span className="ink-2 cut">
            {author}: {last.opening}
          </span>
          {!home && (
            <span className="ink-3 t-12">
              {assignedTo ? t("seesToIt", { name: assignedTo.name }) : t("wholeTeam")}
            </span>
          )}
        </span>
        <time className="ink-3 t-12" dateTime={lastAt}>
          {moment(lastAt)}
        </time>
      </Link>
    </li>
  );
}
