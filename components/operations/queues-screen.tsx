"use client";

import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import type { ListMessagesQuery, MessagePage, Queues } from "@/lib/domain/operations/queue-schema";
import { MessagesList } from "./messages-list";
import { useQueues } from "./queries";
import { useClock, useFigures } from "./words";

type Props = {
  first: { queues: Queues; messages: MessagePage };
  state: ListMessagesQuery["state"];
  timeZone: string;
};

/** The queues of work that outlives a request, live, and the messages that wait for a person. */
export function QueuesScreen({ first, state, timeZone }: Props) {
  const t = useTranslations("queues");
  const query = useQueues(first.queues);
  const time = useClock(timeZone);
  const { measuredAt, worker, queues } = query.data;
  const live = measuredAt !== null && worker === "running" && !query.isError;
  const said = measuredAt === null ? "never" : query.isError ? "lost" : worker;
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
        <p className={`live end ${live ? "" : "is-off"}`} role="status">
          {t(said, { time: measuredAt ? time(measuredAt) : "" })}
        </p>
      </div>
      {queues.length > 0 && <QueuesTable queues={queues} />}
      <MessagesList first={first.messages} state={state} timeZone={timeZone} />
    </main>
  );
}

const COLUMNS = ["waiting", "running", "delayed", "failed", "donePerMinute"] as const;

function QueuesTable({ queues }: { queues: Queues["queues"] }) {
  const t = useTranslations("queues");
  const { duration } = useFigures();
  return (
    <section className="scroll-x" aria-label={t("title")} tabIndex={-1}>
      <table className="table queues-table">
        <thead>
          <tr>
            <th scope="col">{t("columns.name")}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="num">
                {t(`columns.${column}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {t("columns.oldest")}
            </th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.name}>
              <th scope="row">{t(`names.${queue.name}`)}</th>
              {COLUMNS.map((column) => (
                <td key={column} className="num">
                  {column === "failed" && queue.failed > 0 && <Shape state="critical" />}{" "}
                  {queue[column]}
                </td>
              ))}
              <td className="num">
                {queue.oldestSeconds === 0 ? t("nothingWaits") : duration(queue.oldestSeconds)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
