"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { Fault } from "@/components/ui/fault";
import { useDraft } from "@/components/vitals/use-draft";
import { whyOf } from "@/lib/browser/api";
import { redFlagsIn } from "@/lib/domain/messaging/red-flags";
import { BODY_LENGTH, SUBJECT_LENGTH, type Thread } from "@/lib/domain/messaging/schema";
import { useOpenThread } from "./queries";
import { RedFlagDialog } from "./red-flag-dialog";

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
  later?: (input: { subject: string; body: string; to: null }, key: string) => Promise<void>;
};

const EMPTY = { subject: "", body: "", to: "" };

/** Begins a conversation. What is typed survives a reload and an expired session; it is sent once. */
export function NewThreadForm(props: Props) {
  const { patientId, userId, team, emergencyNumber, place, later } = props;
  const t = useTranslations("messages");
  const router = useRouter();
  const open = useOpenThread(patientId);
  const [typed, setTyped] = useState(EMPTY);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<string>();
  const [asking, setAsking] = useState(false);
  const kept = useMemo(() => ({ typed, key }), [typed, key]);
  const touched = typed.subject !== "" || typed.body !== "";
  const draft = useDraft(userId, `thread:${patientId}`, kept, touched, ({ value }) => {
    setTyped(value.typed);
    setKey(value.key);
  });
  const type = (part: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...part }));
  const send = () => {
    setAsking(false);
    if (open.isPending) return;
    const { subject, body, to } = typed;
    if (later) {
      const input = { subject: subject.trim(), body: body.trim(), to: null };
      return void later(input, key).then(() => {
        draft.forget();
        setTyped(EMPTY);
        setKey(crypto.randomUUID());
      });
    }
    const known = team.some(({ memberId }) => memberId === to);
    const input = { subject: subject.trim(), body: body.trim(), to: known ? to : null };
    open.mutate(
      { input, key },
      {
        onSuccess: ({ id }) => {
          draft.forget();
          router.replace(`${place}/${id}`);
        },
        onError: (error) => setFault(whyOf(error, t("offline"))),
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = typed.subject.trim() ? (typed.body.trim() ? undefined : "empty") : "noSubject";
    setFault(missing && t(missing));
    if (missing) return;
    const said = `${typed.subject}\n${typed.body}`;
    if (emergencyNumber && redFlagsIn(said).length > 0) setAsking(true);
    else send();
  };
  return (
    <form className="stack g-16 thread-new" onSubmit={submit} noValidate>
      <Fault>{fault}</Fault>
      {team.length > 1 && (
        <label className="field">
          <span className="label">{t("to")}</span>
          <span className="input">
            <select value={typed.to} onChange={(event) => type({ to: event.target.value })}>
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
            onChange={(event) => type({ subject: event.target.value })}
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
          onChange={(event) => type({ body: event.target.value })}
        />
      </label>
      <div className="row row-wrap g-8">
        <button type="submit" className="btn btn-primary" aria-busy={open.isPending}>
          {t(later ? "sendLater" : "send")}
        </button>
      </div>
      {asking && emergencyNumber && (
        <RedFlagDialog
          emergencyNumber={emergencyNumber}
          onSend={send}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  );
}
