"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useMemo, useState } from "react";
import { Fault } from "@/components/ui/fault";
import { useDraft } from "@/components/vitals/use-draft";
import { whyOf } from "@/lib/browser/api";
import { redFlagsIn } from "@/lib/domain/messaging/red-flags";
import {
  BODY_LENGTH,
  MOST_ATTACHMENTS,
  SUBJECT_LENGTH,
  type Thread,
} from "@/lib/domain/messaging/schema";
import { AttachButton } from "./attach-button";
import { AttachedList } from "./attached-list";
import { useOpenThread, withFiles } from "./queries";
import { RedFlagDialog } from "./red-flag-dialog";
import { type Attached, useAttachments, whyNotYet } from "./use-attachments";

type Props = {
  patientId: string;
  userId: string;
  /** Whom the message may be for, besides everybody. */
  team: Thread["team"];
  /** Whom to call in danger, where a patient writes; null for who treats. */
  emergencyNumber: string | null;
  /** Where conversations are. */
  place: string;
  /** Keeps it for later instead of sending it; the key under which it is sent then. */
  later?: (
    input: { subject: string; body: string; to: null; attachments?: string[] },
    key: string,
  ) => Promise<void>;
  timeZone: string;
  /** Whether a patient writes, rather than who treats. */
  home: boolean;
  onlyShown?: boolean;
};

const EMPTY = { subject: "", body: "", to: "", attached: [] as readonly Attached[] };

/** Begins a conversation. What is typed survives a reload and an expired session; it is sent once. */
export function NewThreadForm(props: Props) {
  const { patientId, userId, team, emergencyNumber, place, later } = props;
  const { timeZone, home, onlyShown } = props;
  const t = useTranslations("messages");
  const router = useRouter();
  const id = useId();
  const open = useOpenThread(patientId);
  const [typed, setTyped] = useState(EMPTY);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<string>();
  const [asking, setAsking] = useState(false);
  const kept = useMemo(() => ({ typed, key }), [typed, key]);
  const touched = typed.subject !== "" || typed.body !== "" || typed.attached.length > 0;
  const draft = useDraft(userId, `thread:${patientId}`, kept, touched, ({ value }) => {
    setTyped({ ...EMPTY, ...value.typed });
    setKey(value.key);
  });
  const type = (part: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...part }));
  const attachments = useAttachments(
    { patientId, timeZone },
    {
      attached: typed.attached,
      setAttached: (change) =>
        setTyped((before) => ({ ...before, attached: change(before.attached) })),
    },
  );
  const send = () => {
    setAsking(false);
    if (open.isPending) return;
    const { subject, body, to, attached } = typed;
    if (later) {
      const input = { subject: subject.trim(), body: body.trim(), to: null };
      return void later(withFiles(input, attached), key).then(() => {
        draft.forget();
        setTyped(EMPTY);
        setKey(crypto.randomUUID());
      });
    }
    const known = team.some(({ memberId }) => memberId === to);
    const said = { subject: subject.trim(), body: body.trim(), to: known ? to : null };
    open.mutate(
      { input: withFiles(said, attached), key },
      {
        onSuccess: (thread) => {
          draft.forget();
          router.replace(`${place}/${thread.id}`);
        },
        onError: (error) => setFault(whyOf(error, t("offline"))),
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = typed.body.trim() ? undefined : ("empty" as const);
    const missing = typed.subject.trim() ? (words ?? whyNotYet(attachments)) : "noSubject";
    setFault(missing && t(missing, { most: MOST_ATTACHMENTS }));
    if (missing) return;
    const said = `${typed.subject}\n${typed.body}`;
    if (emergencyNumber && redFlagsIn(said).length > 0) setAsking(true);
    else send();
  };
  return (
    <div className="stack g-16 thread-new">
      <form id={id} className="stack g-16" onSubmit={submit} noValidate>
        <Fault>{fault}</Fault>
        <Fields typed={typed} team={team} onType={type} />
      </form>
      <AttachedList attachments={attachments} />
      <div className="row row-wrap g-8">
        <button type="submit" form={id} className="btn btn-primary" aria-busy={open.isPending}>
          {t(later ? "sendLater" : "send")}
        </button>
        {!later && (
          <AttachButton {...{ patientId, attachments, timeZone, home, onlyShown }} labelled />
        )}
      </div>
      {asking && emergencyNumber && (
        <RedFlagDialog
          emergencyNumber={emergencyNumber}
          onSend={send}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

type FieldsProps = Pick<Props, "team"> & {
  typed: typeof EMPTY;
  onType: (part: Partial<typeof EMPTY>) => void;
};

function Fields({ typed, team, onType }: FieldsProps) {
  const t = useTranslations("messages");
  return (
    <>
      {team.length > 1 && (
        <label className="field">
          <span className="label">{t("to")}</span>
          <span className="input">
            <select value={typed.to} onChange={(event) => onType({ to: event.target.value })}>
              <option value="">{t("wholeTeam")}</option>
              {team.map(({ memberId, name }) => (
                <option key={memberId} value={memberId}>
                  {name}
                </option>
              ))}
            </select>
            <ChevronDown className="i" aria-hidden="true" />
          </span>
        </label>
      )}
      <label className="field">
        <span className="label">{t("subject")}</span>
        <span className="input">
          <input
            type="text"
            maxLength={SUBJECT_LENGTH}
            value={typed.subject}
            onChange={(event) => onType({ subject: event.target.value })}
          />
        </span>
      </label>
      <label className="field">
        <span className="label">{t("message")}</span>
        <textarea
          className="input"
          rows={6}
          maxLength={BODY_LENGTH}
          value={typed.body}
          onChange={(event) => onType({ body: event.target.value })}
        />
      </label>
    </>
  );
}
