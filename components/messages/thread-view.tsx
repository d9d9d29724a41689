"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ListFailed } from "@/components/ui/list-parts";
import { dayIn, useDay } from "@/lib/browser/format";
import type { Thread } from "@/lib/domain/messaging/schema";
import { Bubble, OutgoingBubble } from "./bubble";
import { Composer } from "./composer";
import { useMarkRead, useThread } from "./queries";
import { useAttachments } from "./use-attachments";
import { hasArrived, useOutgoing } from "./use-outgoing";

export type ThreadProps = {
  patientId: string;
  first: Thread;
  userId: string;
  /** Whether a patient reads, rather than who treats. */
  home: boolean;
  emergencyNumber: string;
  timeZone: string;
  /** Of who may not show the patient more than they see: that alone can be attached. */
  onlyShown?: boolean;
  /** The patient's name, for who treats: what templates name. */
  patientName?: string;
  /** Nobody writes for who has died. */
  closedFor?: "deceased";
};

/** A conversation: its messages by day, what is on its way, and the field to answer in. */
export function ThreadView(props: ThreadProps) {
  const {
    patientId,
    first,
    userId,
    home,
    emergencyNumber,
    timeZone,
    onlyShown,
    patientName = "",
    closedFor,
  } = props;
  const t = useTranslations("messages");
  const query = useThread(patientId, first);
  const messages = query.data.pages.toReversed().flatMap((page) => page.messages);
  const out = useOutgoing({ userId, patientId, threadId: first.id }, t("offline"));
  const attachments = useAttachments({ patientId, timeZone }, out);
  const end = useRef<HTMLDivElement>(null);
  const latest = messages.at(-1)?.id;
  const waiting = out.outgoing.filter((one) => !hasArrived(one, messages));
  useReading(patientId, first.id, query.data.pages[0]?.unread ?? 0, latest);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came last is what is looked at
  useEffect(() => {
    end.current?.scrollIntoView({ block: "end" });
  }, [latest, out.outgoing.length]);
  const days = byDay(messages, timeZone);
  const day = useDay(timeZone);
  const today = dayIn(timeZone, new Date());
  return (
    <>
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {query.hasNextPage && (
        <button
          type="button"
          className="btn"
          disabled={query.isFetchingNextPage}
          aria-busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("earlier")}
        </button>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className="thread" role="log" aria-label={first.subject} tabIndex={0}>
        {days.map(({ date, items }) => (
          <section key={date} aria-label={date === today ? t("today") : day(date)}>
            <p className="day-mark" aria-hidden="true">
              {date === today ? t("today") : day(date)}
            </p>
            <ol className="msgs">
              {items.map((message) => (
                <Bubble
                  key={message.id}
                  patientId={patientId}
                  message={message}
                  ours={message.fromPatient === home}
                  timeZone={timeZone}
                />
              ))}
            </ol>
          </section>
        ))}
        <ol className="msgs">
          {waiting.map((one) => (
            <OutgoingBubble
              key={one.key}
              one={one}
              onRetry={() => out.retry(one)}
              onTakeBack={() => out.takeBack(one)}
            />
          ))}
        </ol>
      </section>
      {closedFor ? (
        <p className="ink-2">{t(`closedFor.${closedFor}`)}</p>
      ) : (
        <Composer
          {...{ patientId, attachments, timeZone, home, onlyShown }}
          fills={home ? null : { paciente: patientName, patient: patientName }}
          text={out.text}
          onText={out.setText}
          onSend={(body) => out.send(body, latest)}
          emergencyNumber={home ? emergencyNumber : null}
        />
      )}
      <div ref={end} />
    </>
  );
}

/** Tells the other side that what is on the screen was read, while it is. */
function useReading(patientId: string, threadId: string, unread: number, latest?: string): void {
  const { mutate } = useMarkRead(patientId, threadId);
  useEffect(() => {
    if (unread === 0 || !latest) return;
    const read = () => document.visibilityState === "visible" && mutate(latest);
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [unread, latest, mutate]);
}

function byDay(messages: Thread["messages"], timeZone: string) {
  const days: { date: string; items: Thread["messages"] }[] = [];
  for (const message of messages) {
    const date = dayIn(timeZone, new Date(message.sentAt));
    const last = days.at(-1);
    if (last?.date === date) last.items.push(message);
    else days.push({ date, items: [message] });
  }
  return days;
}
