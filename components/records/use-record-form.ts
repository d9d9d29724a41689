import { useLocale } from "next-intl";
import { useState } from "react";
import { isProblem, whyOf } from "@/lib/browser/api";
import { readRecord, useChangeRecord } from "./queries";
import { bodyOf, type Field, faultOf } from "./record-input";
import { type Row, type RowOptions, useTypedRow } from "./use-typed-row";

export type Failure = { kind: "offline" | "unchanged" | "stale" } | { kind: "failed"; why: string };

/** State of the form about a row: what is typed, what is wrong with it, what is being sent. */
export function useRecordForm(options: RowOptions & { onSaved: (wrong: boolean) => void }) {
  const { patientId, noun, fields, onSaved } = options;
  const locale = useLocale();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure>();
  const row = useTypedRow(options, () => setFailure({ kind: "stale" }));
  const { standing, typed, before, key } = row;
  const change = useChangeRecord<Row>(patientId, noun);
  const faulty = fields.filter((field) => faultOf(field, typed, before, locale));

  const failed = async (error: unknown) => {
    if (!isProblem(error)) return setFailure({ kind: "offline" });
    if (error.status !== 412 || !standing) {
      return setFailure({ kind: "failed", why: whyOf(error, "") });
    }
    setFailure({ kind: "stale" });
    row.meetRow(await readRecord<Row>(patientId, noun, standing.id).catch(() => standing));
  };
  const send = (body: object, wrong: boolean) => {
    if (change.isPending) return;
    setFailure(undefined);
    change.mutate(
      standing
        ? { kind: "edit", body, id: standing.id, version: standing.version }
        : { kind: "add", body, key },
      {
        onSuccess: () => {
          row.discard();
          onSaved(wrong);
        },
        onError: (error) => void failed(error),
      },
    );
  };
  return {
    ...row,
    failure,
    faulty,
    sending: change.isPending,
    faultOf: (field: Field) =>
      left.has(field.name) ? faultOf(field, typed, before, locale) : undefined,
    /** Another question begins: what was said about the last one goes. */
    calm: () => setFailure(undefined),
    leave: (name: string) => setLeft((all) => new Set(all).add(name)),
    submit: () => {
      setLeft(new Set(fields.map(({ name }) => name)));
      if (faulty.length > 0) return;
      const body = bodyOf(fields, typed, standing && before, locale);
      if (Object.keys(body).length === 0) return setFailure({ kind: "unchanged" });
      send(body, false);
    },
    markWrong: (status: string, reason: string) =>
      send({ [status]: "entered-in-error", statusReason: reason }, true),
  };
}
