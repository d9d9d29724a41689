"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Shape } from "@/components/ui/shape";
import { cityOf, useAge } from "@/lib/browser/format";
import { PressureField } from "./pressure-field";
import { countOf, nowIn, SINGLE_CODES } from "./record-input";
import { type Failure, type RecordFormProps, useRecordForm } from "./use-record-form";
import { ValueField } from "./value-field";
import { useVitalWords } from "./words";

type Props = RecordFormProps & { home: boolean };

/** Records any subset of vital signs taken at one moment. */
export function RecordDialog(props: Props) {
  const { patient, home, timeZone, onClose } = props;
  const t = useTranslations("record");
  const words = useVitalWords(home);
  const age = useAge();
  const format = useFormatter();
  const form = useRecordForm(props);
  const [tried, setTried] = useState(false);
  const time = (at: number) =>
    format.dateTime(at, {
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
  const fields = {
    typed: form.typed,
    age: form.age,
    home,
    onValue: form.setValue,
    onUnit: form.setUnit,
    onLeave: form.leave,
  };
  return (
    <Dialog
      title={t(home ? "titleHome" : "title")}
      subtitle={home ? undefined : `${patient.name}, ${age(patient.birthDate, null)}`}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <form
        className="contents"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          form.submit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
            event.currentTarget.requestSubmit();
        }}
      >
        <div className="dialog-body stack g-16">
          {form.restoredAt && (
            <p className="banner">{t("restored", { time: time(form.restoredAt) })}</p>
          )}
          {form.failure && <FailureBanner failure={form.failure} />}
          {tried && form.faulty.length > 0 && (
            <FaultSummary codes={form.faulty} name={words.name} />
          )}
          <WhenField form={form} timeZone={timeZone} />
          <div className="fields">
            <PressureField {...fields} left={form.left} />
            {SINGLE_CODES.map((code) => (
              <ValueField
                key={code}
                {...fields}
                code={code}
                label={words.name(code)}
                left={form.left.has(code)}
              />
            ))}
            <label className="field wide">
              <span className="label">
                {t("note")} <span className="opt">({t("optional")})</span>
              </span>
              <textarea
                className="input"
                rows={2}
                maxLength={2000}
                value={form.typed.note}
                onChange={(event) => form.change({ note: event.target.value })}
              />
            </label>
          </div>
        </div>
        <footer className="dialog-foot">
          <span className="ink-3 t-12 grow">
            {form.savedAt && t("saved", { time: time(form.savedAt) })}
          </span>
          <button type="button" className="btn" onClick={form.discard}>
            {t(form.savedAt || form.restoredAt ? "discard" : "cancel")}
          </button>
          <button
            type="submit"
            className="btn btn-primary"
            disabled={form.sending}
            aria-busy={form.sending}
          >
            {form.sending ? t("sending") : t("submit", { count: countOf(form.typed) })}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function WhenField({
  form,
  timeZone,
}: {
  form: ReturnType<typeof useRecordForm>;
  timeZone: string;
}) {
  const t = useTranslations("record");
  return (
    <fieldset className="field">
      <legend className="label">{t("takenAt")}</legend>
      <div className="when">
        <span className="input">
          <input
            type="date"
            aria-label={t("date")}
            value={form.typed.date}
            onChange={(event) => form.change({ date: event.target.value })}
          />
        </span>
        <span className="input">
          <input
            type="time"
            aria-label={t("time")}
            value={form.typed.time}
            onChange={(event) => form.change({ time: event.target.value })}
          />
        </span>
        <span className="ink-3">{cityOf(timeZone)}</span>
        <button
          type="button"
          className="btn btn-ghost btn-sm"
          onClick={() => form.change(nowIn(timeZone))}
        >
          {t("now")}
        </button>
      </div>
    </fieldset>
  );
}

function FailureBanner({ failure }: { failure: Failure }) {
  const t = useTranslations("record");
  return (
    <p className="banner banner-critical" role="alert">
      <Shape state="critical" />
      <span>{failure.kind === "failed" ? t("failed", { why: failure.why }) : t(failure.kind)}</span>
    </p>
  );
}

function FaultSummary({ codes, name }: { codes: string[]; name: (code: string) => string }) {
  const t = useTranslations("record");
  return (
    <div className="banner banner-critical" role="alert">
      <Shape state="critical" />
      <span>
        <b className="semi">{t("summary", { count: codes.length })}</b>{" "}
        {codes.map((code) => (
          <a
            key={code}
            className="link mr-2"
            href={`#value-${code}`}
            onClick={(event) => {
              event.preventDefault();
              document.getElementById(`value-${code}`)?.focus();
            }}
          >
            {name(code)}
          </a>
        ))}
      </span>
    </div>
  );
}
