"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import { Dialog } from "@/components/ui/dialog";
import { FailureBanner } from "./failure-banner";
import { RecordField } from "./record-field";
import type { Field, Typed } from "./record-input";
import { useRecordForm } from "./use-record-form";
import type { Row } from "./use-typed-row";
import { WrongForm } from "./wrong-form";

export type KeptNoun = "conditions" | "allergies" | "medications";

export type RecordDialogProps = {
  userId: string;
  patientId: string;
  noun: KeptNoun;
  fields: readonly Field[];
  /** The field whose value entered-in-error marks the row as wrong. */
  status: "status" | "verificationStatus";
  row?: Row;
  preset?: Typed;
  onClose: () => void;
};

/** Enters a row of the record, changes it, or marks it as entered in error with the reason. */
export function RecordDialog(props: RecordDialogProps) {
  const { userId, patientId, noun, status, row, preset = {}, onClose } = props;
  const fields = useMemo(
    () => props.fields.filter(({ editOnly }) => row || !editOnly),
    [props.fields, row],
  );
  const t = useTranslations("records");
  const [marking, setMarking] = useState(false);
  const form = useRecordForm({
    userId,
    patientId,
    noun,
    fields,
    row,
    preset,
    onSaved: (wrong) => {
      toast(t(wrong ? "form.marked" : "form.saved"));
      onClose();
    },
  });
  const frame = {
    title: t(row ? `${noun}.editTitle` : `${noun}.addTitle`),
    subtitle: row?.display,
    closeLabel: t("form.close"),
    onClose,
  };
  const markWrong = (reason: string) => form.markWrong(status, reason);
  if (marking)
    return (
      <Dialog {...frame}>
        <WrongForm
          failure={form.failure}
          sending={form.sending}
          onBack={() => setMarking(false)}
          onSubmit={markWrong}
        />
      </Dialog>
    );
  return (
    <Dialog {...frame}>
      <form
        className="contents"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
            event.currentTarget.requestSubmit();
        }}
      >
        <div className="dialog-body stack g-16">
          {form.restored && <p className="banner">{t("form.restored")}</p>}
          {form.failure && <FailureBanner failure={form.failure} />}
          <div className="fields">
            {fields.map((field) => (
              <RecordField
                key={field.name}
                field={field}
                form={form}
                label={
                  field.name === "display" ? t(`${noun}.name`) : t(`fields.${field.name}` as never)
                }
              />
            ))}
          </div>
        </div>
        <footer className="dialog-foot">
          {row && (
            <span className="grow">
              <button
                type="button"
                className="btn btn-ghost"
                onClick={() => {
                  form.calm();
                  setMarking(true);
                }}
              >
                {t("form.markWrong")}
              </button>
            </span>
          )}
          {form.saved && !row && <span className="ink-3 t-12 grow">{t("form.kept")}</span>}
          <button
            type="button"
            className="btn"
            onClick={() => {
              form.discard();
              onClose();
            }}
          >
            {t(form.saved || form.restored ? "form.discard" : "form.cancel")}
          </button>
          <button
            type="submit"
            className="btn btn-primary"
            disabled={form.sending}
            aria-busy={form.sending}
          >
            {t(form.sending ? "form.saving" : "form.save")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
