import { useFormatter, useTranslations } from "next-intl";

type Mail = {
  at: string;
  to: string;
  subject: string;
  text: string;
  language: string;
  times: number;
};
const ADDRESS = /(https?:\/\/\S+)/;
const WHEN = { dateStyle: "medium", timeStyle: "medium" } as const;

/** What the demo would have sent, as its readers would see it. */
export function CaughtMails({ mails }: { mails: Mail[] }) {
  const t = useTranslations("caughtMail");
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
      </div>
      {mails.length === 0 && <p className="ink-2">{t("none")}</p>}
      {mails.map((mail) => (
        <CaughtMail key={`${mail.at} ${mail.to}`} mail={mail} />
      ))}
    </main>
  );
}

function CaughtMail({ mail: { at, to, subject, text, language, times } }: { mail: Mail }) {
  const t = useTranslations("caughtMail");
  const format = useFormatter();
  return (
    <article className="sec prose mb-8">
      <h2 className="t-16" lang={language}>
        {subject}
      </h2>
      <p className="ink-3 t-12">
        {t("head", { to, when: format.dateTime(new Date(at), WHEN), times })}
      </p>
      <p className="mt-4 whitespace-pre-line wrap-anywhere" lang={language}>
        {text.split(ADDRESS).map((part) =>
          ADDRESS.test(part) ? (
            <a key={part} className="link" href={part}>
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </p>
    </article>
  );
}
