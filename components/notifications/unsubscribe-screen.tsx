import Link from "next/link";
import { useTranslations } from "next-intl";
import type { NotificationEvent } from "@/lib/domain/notifications/parts";

type Props = { token: string; done: boolean; clinic: string; events: NotificationEvent[] };

/** Turns off mails of a kind by one press, without signing in; works without scripts. */
export function UnsubscribeScreen({ token, done, clinic, events }: Props) {
  const t = useTranslations("unsubscribe");
  const choices = useTranslations("choices");
  return (
    <main className="p-main" id="content">
      <section className="void">
        <h1 className="t-20 semi">{t("title")}</h1>
        <p className="ink-2">{t(done ? "isDone" : "about", { clinic })}</p>
        <ul>
          {events.map((event) => (
            <li key={event}>{choices(`events.${event}`)}</li>
          ))}
        </ul>
        {!done && (
          <form method="post" action={`/api/unsubscribe/${token}`}>
            <button type="submit" className="btn btn-primary">
              {t("stop")}
            </button>
          </form>
        )}
        <p className="ink-3 t-12">
          {t("still")}{" "}
          <Link className="link" href="/account" prefetch={false}>
            {t("account")}
          </Link>
        </p>
      </section>
    </main>
  );
}
