import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { useMoment, useTime } from "@/lib/browser/format";
import type { Message } from "@/lib/domain/messaging/schema";
import { MessageFiles } from "./message-files";
import type { Outgoing } from "./use-outgoing";

type Props = {
  patientId: string;
  message: Message;
  /** Whether the reader's side wrote it. */
  ours: boolean;
  timeZone: string;
};

/** One message, with who wrote it when, and whether the other side read it. */
export function Bubble({ patientId, message, ours, timeZone }: Props) {
  const t = useTranslations("messages");
  const time = useTime(timeZone);
  const moment = useMoment(timeZone);
  const { body, attachments, authorName, onBehalf, own, sentAt, writtenAt, urgent } = message;
  const { readAt, readBy } = message;
  const read = readAt ? t("readBy", { who: readBy ?? "", at: moment(readAt) }) : t("delivered");
  return (
    <li className={ours ? "msg is-ours" : "msg"}>
      {urgent && (
        <p className="state state-critical t-14">
          <Shape state="critical" />
          {t("urgent")}
        </p>
      )}
      <p className="msg-body">{body}</p>
      <MessageFiles patientId={patientId} attachments={attachments} />
      <p className="msg-meta">
        {own ? t("you") : onBehalf ? t("onBehalf", { name: authorName }) : authorName},{" "}
        <time dateTime={sentAt}>{time(sentAt)}</time>
        {writtenAt && `. ${t("writtenAt", { at: moment(writtenAt) })}`}
        {ours && `. ${read}`}
      </p>
    </li>
  );
}

type OutgoingProps = {
  one: Outgoing;
  onRetry: () => void;
  onTakeBack: () => void;
};

/** A message on its way, or that didn't go and why. */
export function OutgoingBubble({ one, onRetry, onTakeBack }: OutgoingProps) {
  const t = useTranslations("messages");
  return (
    <li className="msg is-ours is-out" aria-live="polite">
      <p className="msg-body">{one.body}</p>
      {one.attached && one.attached.length > 0 && (
        <ul className="msg-files" aria-label={t("attached")}>
          {one.attached.map(({ id, title }) => (
            <li key={id}>
              <Paperclip className="i" aria-hidden="true" />
              {title}
            </li>
          ))}
        </ul>
      )}
      {one.why === undefined ? (
        <p className="msg-meta" role="status">
          {t("sending")}
        </p>
      ) : (
        <div className="row row-wrap g-8">
          <p className="error" role="alert">
            <Shape state="critical" />
            {t("notSent", { why: one.why })}
          </p>
          <button type="button" className="btn btn-sm" onClick={onRetry}>
            {t("retry")}
          </button>
          <button type="button" className="btn btn-sm" onClick={onTakeBack}>
            {t("takeBack")}
          </button>
        </div>
      )}
    </li>
  );
}
