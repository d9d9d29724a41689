import { useFormatter, useTranslations } from "next-intl";

type Mail = {
  at: string;
  to: string;
  subject: string;
  text: string;
  language: string;
  times: number;
};
const ADDRESS = /https?:\/\/\S+/;
const WHEN = { dateStyle: "medium", timeStyle: "medium" } as const;

/** What the demo would have sent, as its readers would see it. */
export function CaughtMails({ mails }: { mails: Mail[] }) {
  const t = useTranslations("caughtMail");
  const format = useFormatter();
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
      </div>
      {mails.length === 0 && <p className="ink-2">{t("none")}</p>}
      {mails.map(({ at, to, subject, text, language, times }) => (
        <article key={`${at} ${to}`} className="sec prose">
          <h2 className="t-16" lang={language}>
            {subject}
          </h2>
          <p className="ink-3 t-12">
            {t("head", { to, when: format.dateTime(new Date(at), WHEN), times })}
          </p>
          <p className="mt-4 whitespace-pre-line" lang={language}>
            {text.replace(ADDRESS, "").trim()}
          </p>
          <p className="mt-4">
            <a className="link" href={ADDRESS.exec(text)?.[0]}>
              {ADDRESS.exec(text)?.[0]}
            </a>
          </p>
        </article>
      ))}
    </main>
  );
}
