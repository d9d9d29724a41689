"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { isProblem } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import {
  type ListMessagesQuery,
  MESSAGE_STATES,
  type MessagePage,
  type QueuedMessage,
} from "@/lib/domain/operations/queue-schema";
import { useDecide, useMessages } from "./queries";

type Props = { first: MessagePage; state: ListMessagesQuery["state"]; timeZone: string };

/** Messages in a state; what failed can be tried again or given up. Nothing of what they are about is shown. */
export function MessagesList({ first, state, timeZone }: Props) {
  const t = useTranslations("queues");
  const query = useMessages(state, first);
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <section className="sec mt-4">
      <div className="sec-head">
        <h2>{t("messages")}</h2>
      </div>
      <nav className="tabs" aria-label={t("messages")}>
        {MESSAGE_STATES.map((name) => (
          <Link
            key={name}
            href={`?state=${name}`}
            prefetch={false}
            aria-current={name === state ? "page" : undefined}
          >
            {t(`states.${name}`)}
          </Link>
        ))}
      </nav>
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {items.length === 0 ? (
        <p className="ink-2 mt-4">{t(`none.${state}`)}</p>
      ) : (
        <ul className="list">
          {items.map((message) => (
            <MessageRow key={message.id} message={message} state={state} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <ListMore query={query} />
    </section>
  );
}

type RowProps = { message: QueuedMessage; state: ListMessagesQuery["state"]; timeZone: string };

function MessageRow({ message, state, timeZone }: RowProps) {
  const t = useTranslations("queues");
  const moment = useMoment(timeZone);
  const decide = useDecide();
  const act = (what: "retry" | "discard") => {
    if (decide.isPending) return;
    decide.mutate(
      { message, what },
      {
        onSuccess: () => toast(t(`${what}Done`)),
        onError: (error) =>
          toast.error(isProblem(error) ? (error.detail ?? error.title) : t("offline")),
      },
    );
  };
  const { topic, clinic, createdAt, parked, failure } = message;
  return (
    <li className="item queued">
      <div>
        <p className="semi">
          {t.has(`topics.${topic.replace(".", "-")}` as never)
            ? t(`topics.${topic.replace(".", "-")}` as never)
            : topic}
        </p>
        <p className="ink-3 t-12">
          {t("since", { clinic, when: moment(createdAt) })}
          {parked && parked !== "discarded" && `. ${t(`reasons.${parked}`)}`}
          {failure && ` (${failure})`}
        </p>
      </div>
      <div className="actions">
        {state !== "waiting" && (
          <button
            type="button"
            className="btn btn-sm"
            aria-busy={decide.isPending}
            onClick={() => act("retry")}
          >
            {t("retry")}
          </button>
        )}
        {state === "parked" && (
          <button
            type="button"
            className="btn btn-ghost btn-sm"
            aria-busy={decide.isPending}
            onClick={() => act("discard")}
          >
            {t("discard")}
          </button>
        )}
      </div>
    </li>
  );
}
