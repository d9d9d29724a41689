import { useEffect, useMemo, useRef, useState } from "react";
import { useDraft } from "@/components/vitals/use-draft";
import { whyOf } from "@/lib/browser/api";
import type { Message } from "@/lib/domain/messaging/schema";
import { useSendMessage } from "./queries";
import type { Attached } from "./use-attachments";

/**
 * A message on its way: `why` says why it didn't go; undefined while it is being sent. `after`: the message that was the
 * latest then.
 */
export type Outgoing = {
  key: string;
  body: string;
  attached?: readonly Attached[];
  /** When it was sent first. */
  writtenAt?: string;
  after?: string;
  why?: string;
};

/** Whether it is in the conversation already: others' news may come before the answer to the sending. */
export function hasArrived({ body, after }: Outgoing, messages: readonly Message[]): boolean {
  const since = messages.findIndex(({ id }) => id === after) + 1;
  return messages.slice(since).some((one) => one.own && one.body === body);
}

type Kept = { text: string; attached?: readonly Attached[]; outgoing: Outgoing[] };
const NONE: readonly Attached[] = [];

/**
 * What is typed in a conversation and what was sent and not answered yet: both are kept in this browser, together, until
 * the server has them; each message goes under its own key, so that it arrives once however often it is tried.
 */
export function useOutgoing(
  { userId, patientId, threadId }: { userId: string; patientId: string; threadId: string },
  offline: string,
) {
  const [text, setText] = useState("");
  const [attached, setAttached] = useState(NONE);
  const [outgoing, setOutgoing] = useState<Outgoing[]>([]);
  const { mutateAsync } = useSendMessage(patientId, threadId);
  const trySending = useRef<(one: Outgoing) => void>(() => {});
  trySending.current = ({ key, body, attached: files, writtenAt, after }) => {
    const said = { key, body, attached: files, writtenAt, after };
    setOutgoing((all) => all.map((one) => (one.key === key ? said : one)));
    mutateAsync({ body, attached: files, writtenAt, key }).then(
      () => setOutgoing((all) => all.filter((one) => one.key !== key)),
      (error: unknown) => {
        const why = whyOf(error, offline);
        setOutgoing((all) => all.map((one) => (one.key === key ? { ...said, why } : one)));
      },
    );
  };
  const value = useMemo<Kept>(() => ({ text, attached, outgoing }), [text, attached, outgoing]);
  const waits = text !== "" || attached.length > 0 || outgoing.length > 0;
  const draft = useDraft<Kept>(userId, `message:${threadId}`, value, waits, ({ value: kept }) => {
    setText((typed) => typed || kept.text);
    setAttached((chosen) => (chosen.length > 0 ? chosen : (kept.attached ?? NONE)));
    setOutgoing((all) => [...kept.outgoing, ...all]);
    for (const one of kept.outgoing) trySending.current(one);
  });
  const forget = useRef(draft.forget);
  forget.current = draft.forget;
  const waited = useRef(false);
  useEffect(() => {
    if (waited.current && !waits) forget.current();
    waited.current = waits;
  }, [waits]);
  const unsent = useRef<Outgoing[]>([]);
  unsent.current = outgoing.filter(({ why }) => why !== undefined);
  useEffect(() => {
    const again = () => {
      for (const one of unsent.current) trySending.current(one);
    };
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, []);
  return {
    text,
    setText,
    attached,
    setAttached,
    outgoing,
    send(body: string, after: string | undefined): void {
      const writtenAt = new Date().toISOString();
      const one = { key: crypto.randomUUID(), body, attached, writtenAt, after };
      setOutgoing((all) => [...all, one]);
      setText("");
      setAttached(NONE);
      trySending.current(one);
    },
    retry: (one: Outgoing) => trySending.current(one),
    /** Takes a message that didn't go back into the field. */
    takeBack(one: Outgoing): void {
      setOutgoing((all) => all.filter(({ key }) => key !== one.key));
      setText((typed) => [one.body, typed].filter(Boolean).join("\n"));
      setAttached((chosen) => [
        ...(one.attached ?? NONE),
        ...chosen.filter(({ id }) => !one.attached?.some((file) => file.id === id)),
      ]);
    },
  };
}
