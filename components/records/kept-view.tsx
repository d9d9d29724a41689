"use client";

import { Check, Pencil, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useOwnReader } from "./own-reader";
import type { Page } from "./queries";
import type { KeptNoun, RecordDialogProps } from "./record-dialog";
import type { Field, Typed } from "./record-input";
import { RecordList } from "./record-list";
import type { Column } from "./record-table";
import type { Row } from "./use-typed-row";

// The form loads when it is wanted, not with the page.
const RecordDialog = dynamic(
  () => import("./record-dialog").then((module) => module.RecordDialog),
  { ssr: false },
);

type State = "active" | "past";
export type KeptViewProps<T> = {
  patient: { id: string; deceased: string | null };
  userId: string;
  first: Page<T>;
  state: State;
  /** Whether this person enters and corrects, rather than reads. */
  keeps: boolean;
  timeZone: string;
};
type Props<T> = Omit<KeptViewProps<T>, "timeZone"> & {
  noun: KeptNoun;
  fields: readonly Field[];
  status: RecordDialogProps["status"];
  columns: readonly Column<T>[];
  /** What the form says already when a row is brought to its end. */
  ending: () => Typed;
  isWrong: (row: T) => boolean;
  /** What to do where nothing is active, when it isn't the usual. */
  noneHelp?: string;
  children?: ReactNode;
};

type Open = { row?: Row; preset?: Typed };

/** A list of the record that is kept here: what matters now and what is past, and the form that enters and changes. */
export function KeptView<T extends Row>(props: Props<T>) {
  const { patient, userId, noun, first, state, keeps, fields, status, columns, ending, isWrong } =
    props;
  const t = useTranslations("records");
  const query = useSearchParams();
  const adds = keeps && !patient.deceased;
  const [open, setOpen] = useState<Open | undefined>(adds && query.has("add") ? {} : undefined);
  const close = () => {
    setOpen(undefined);
    if (query.has("add")) window.history.replaceState(null, "", window.location.pathname);
  };
  const acts = (row: T) => (
    <>
      {state === "active" && (
        <button
          type="button"
          className="btn btn-ghost btn-sm"
          aria-label={`${t(`${noun}.end`)}: ${row.display}`}
          title={t(`${noun}.end`)}
          onClick={() => setOpen({ row, preset: ending() })}
        >
          <Check className="i" aria-hidden="true" />
          <span className="word">{t(`${noun}.end`)}</span>
        </button>
      )}
      {!isWrong(row) && (
        <button
          type="button"
          className="btn btn-ghost btn-sm btn-icon"
          aria-label={t("edit", { name: row.display })}
          title={t("edit", { name: row.display })}
          onClick={() => setOpen({ row })}
        >
          <Pencil className="i" aria-hidden="true" />
        </button>
      )}
    </>
  );
  return (
    <main className="sheet" id="content">
      <div className="sheet-head">
        <KeptTitle noun={noun} />
        {keeps && patient.deceased && <p className="ink-3">{t("deceased")}</p>}
        {adds && (
          <span className="end">
            <button type="button" className="btn btn-primary" onClick={() => setOpen({})}>
              <Plus className="i" aria-hidden="true" />
              {t(`${noun}.add`)}
            </button>
          </span>
        )}
      </div>
      <nav className="tabs" aria-label={t("state")}>
        {(["active", "past"] as const).map((name) => (
          <Link
            key={name}
            href={name === "active" ? "?" : "?state=past"}
            prefetch={false}
            aria-current={name === state ? "page" : undefined}
          >
            {t(`${noun}.${name}`)}
          </Link>
        ))}
      </nav>
      {props.children}
      <RecordList
        patientId={patient.id}
        noun={noun}
        search={`state=${state}`}
        first={first}
        label={t(`${noun}.title`)}
        columns={columns}
        isWrong={isWrong}
        acts={keeps ? acts : undefined}
        none={{
          title: t(state === "active" ? `${noun}.none` : `${noun}.nonePast`),
          help:
            state === "active"
              ? (props.noneHelp ?? t(keeps ? `${noun}.noneHelp` : "noneReading"))
              : t(`${noun}.nonePastHelp`),
        }}
      />
      {open && (
        <RecordDialog
          userId={userId}
          patientId={patient.id}
          noun={noun}
          fields={fields}
          status={status}
          onClose={close}
          {...open}
        />
      )}
    </main>
  );
}

function KeptTitle({ noun }: { noun: KeptNoun }) {
  const t = useTranslations("records");
  const own = useOwnReader();
  return <h2 className="t-18">{t(own ? `own.${noun}` : `${noun}.title`)}</h2>;
}
