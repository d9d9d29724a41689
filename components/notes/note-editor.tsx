"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Shape } from "@/components/ui/shape";
import { useMoment } from "@/lib/browser/format";
import { SOAP, SUMMARY } from "@/lib/domain/notes/parts";
import type { Note, NoteContent } from "@/lib/domain/notes/schema";
import type { NoteTemplate } from "@/lib/domain/notes/template-schema";
import type { Overview } from "@/lib/domain/overview/schema";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import { ConflictView } from "./conflict-view";
import { DiagnosesField } from "./diagnoses-field";
import { NoteBar } from "./note-bar";
import { NoteFoot } from "./note-foot";
import { NoteSide } from "./note-side";
import { PartWords } from "./part-words";
import { SignDialog } from "./sign-dialog";
import { SoapField } from "./soap-field";
import { useNoteDraft } from "./use-note-draft";
import { useTabLock } from "./use-tab-lock";
import { useChartWords } from "./words";

export type NoteEditorProps = {
  note: Note;
  /** The latest signed note of this patient, to read beside and to copy from. */
  previous: Note | null;
  templates: NoteTemplate[];
  patient: PatientDetail;
  overview: Overview;
  userId: string;
  timeZone: string;
};

const SOAP_LENGTH = 200_000;
const SUMMARY_LENGTH = 20_000;
// A window that wrote a moment ago is written in.
const WRITING_MS = 30_000;

/** The consultation's note: typed, kept by itself, signed. */
export function NoteEditor(props: NoteEditorProps) {
  const { note, previous, templates, patient, overview, userId, timeZone } = props;
  const t = useTranslations("notes");
  const { mine, takeOver } = useTabLock(`note:${note.id}`);
  const draft = useNoteDraft(note, userId, patient.id, mine);
  const [signing, setSigning] = useState(false);
  const words = useChartWords(patient, overview, timeZone);
  const { content, state, change } = draft;
  const gone = state?.kind === "gone";
  const readOnly = !state || !mine || gone;
  const add = (part: (typeof SOAP)[number], text: string) =>
    change({ [part]: [content[part].trimEnd(), text].filter(Boolean).join("\n") });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) setSigning(!readOnly);
    if (event.key === "F2" && !readOnly) add("objective", words.vitals);
  };
  return (
    <main className="consult" id="content" onKeyDown={onKeyDown}>
      <section className="note" aria-labelledby="note-title">
        <NoteBar
          draft={draft}
          readOnly={readOnly}
          templates={templates}
          words={words}
          timeZone={timeZone}
        />
        <Notices draft={draft} mine={mine} takeOver={takeOver} timeZone={timeZone} />
        {state?.kind === "conflict" && (
          <ConflictView
            mine={content}
            theirs={state.theirs}
            timeZone={timeZone}
            onSettle={draft.settle}
          />
        )}
        <div className="note-body">
          {SOAP.map((part) => (
            <SoapField
              key={part}
              label={<PartWords part={part} />}
              longest={SOAP_LENGTH}
              value={content[part]}
              readOnly={readOnly}
              onChange={(value) => change({ [part]: value })}
            >
              {part === "objective" && (
                <button
                  type="button"
                  className="btn btn-ghost btn-sm end"
                  disabled={readOnly}
                  onClick={() => add("objective", words.vitals)}
                >
                  {t("insertVitals")}
                  <kbd>F2</kbd>
                </button>
              )}
            </SoapField>
          ))}
          <section className="soap" aria-labelledby="diagnoses">
            <h3 id="diagnoses">{t("diagnoses.title")}</h3>
            <DiagnosesField
              value={content.diagnoses}
              known={overview.conditions.items}
              readOnly={readOnly}
              onChange={(diagnoses) => change({ diagnoses })}
            />
          </section>
          <section className="soap summary" aria-labelledby="summary">
            <h3 id="summary">{t("summary.title")}</h3>
            <p className="ink-3 t-12">{t("summary.help")}</p>
            {SUMMARY.map((part) => (
              <SoapField
                key={part}
                label={<PartWords part={part} />}
                longest={SUMMARY_LENGTH}
                rows={2}
                value={content[part]}
                readOnly={readOnly}
                onChange={(value) => change({ [part]: value })}
              />
            ))}
          </section>
        </div>
        <NoteFoot
          draft={draft}
          noteId={note.id}
          patientId={patient.id}
          readOnly={readOnly}
          timeZone={timeZone}
          onSign={() => setSigning(true)}
        />
      </section>
      <NoteSide
        previous={previous}
        overview={overview}
        timeZone={timeZone}
        onCopy={readOnly ? undefined : add}
      />
      {signing && (
        <SignDialog draft={draft} note={note} patient={patient} onClose={() => setSigning(false)} />
      )}
    </main>
  );
}

type NoticesProps = {
  draft: { content: NoteContent } & ReturnType<typeof useNoteDraft>;
  mine: boolean | undefined;
  takeOver: () => void;
  timeZone: string;
};

/** What the person must know before they type on. */
function Notices({ draft, mine, takeOver, timeZone }: NoticesProps) {
  const t = useTranslations("notes");
  const moment = useMoment(timeZone);
  const { state, restored, elsewhereAt } = draft;
  const written = elsewhereAt !== undefined && Date.now() - elsewhereAt < WRITING_MS;
  return (
    <div className="stack g-8" aria-live="polite">
      {state?.kind === "gone" && (
        <p className="banner banner-critical">
          <Shape state="critical" />
          {[state.why, t("gone")].filter(Boolean).join(" ")}
        </p>
      )}
      {mine === false && (
        <p className="banner">
          <Shape state="borderline" />
          <span className="grow">{t("otherTab")}</span>
          <button type="button" className="btn btn-sm" onClick={takeOver}>
            {t("writeHere")}
          </button>
        </p>
      )}
      {mine && written && state?.kind !== "conflict" && (
        <p className="banner">
          <Shape state="borderline" />
          {t("otherDevice", { at: moment(new Date(elsewhereAt).toISOString()) })}
        </p>
      )}
      {restored && <p className="banner">{t("restored")}</p>}
    </div>
  );
}
