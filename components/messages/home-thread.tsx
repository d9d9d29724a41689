import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Thread } from "@/lib/domain/messaging/schema";
import { NotForEmergencies } from "./not-for-emergencies";

type Props = {
  title: string;
  team: Thread["team"];
  answerDays: number;
  emergencyNumber: string;
  children: ReactNode;
};

/** A patient's page of one conversation, or of a new one: whom to call instead, what is said, who reads it. */
export function HomeThread({ title, team, answerDays, emergencyNumber, children }: Props) {
  const t = useTranslations("messages");
  return (
    <main className="p-main is-wide" id="content">
      <div className="p-col">
        <div className="row g-8">
          <Link
            className="btn btn-ghost btn-icon"
            href="/messages"
            prefetch={false}
            aria-label={t("backToAll")}
          >
            <ArrowLeft className="i" aria-hidden="true" />
          </Link>
          <h1 className="t-22">{title}</h1>
        </div>
        <NotForEmergencies answerDays={answerDays} emergencyNumber={emergencyNumber} />
        {children}
      </div>
      <aside className="p-col" aria-labelledby="readers">
        <section className="sec">
          <div className="sec-head">
            <h2 id="readers">{t("readers")}</h2>
          </div>
          {team.length === 0 ? (
            <p className="ink-2">{t("noReaders")}</p>
          ) : (
            <ul className="list">
              {team.map(({ memberId, name }) => (
                <li key={memberId}>{name}</li>
              ))}
            </ul>
          )}
        </section>
      </aside>
    </main>
  );
}
