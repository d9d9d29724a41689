"use client";

import { Pencil, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";

type Template = { id: string; name: string; ofClinic: boolean };
/** What opens to write one; without a template a new one. */
type Writing<T> = {
  template: T | undefined;
  onSaved: (what: "saved" | "removed") => void;
  onClose: () => void;
};
type Props<T> = {
  items: T[];
  /** Whether the reader keeps the clinic's, rather than their own. */
  ofClinic: boolean;
  /** Whether the reader writes notes: who doesn't has the texts to answer with alone. */
  writesNotes: boolean;
  kind: "notes" | "messages";
  /** What is said of one under its name. */
  about: (template: T) => string;
  write: (writing: Writing<T>) => ReactNode;
};

/** Texts to begin with: one's own beside the clinic's; an administrator's are the clinic's. */
export function TemplatesScreen<T extends Template>(props: Props<T>) {
  const { items, ofClinic, writesNotes, kind, about, write } = props;
  const t = useTranslations("templates");
  const router = useRouter();
  const [open, setOpen] = useState<{ template?: T }>();
  const saved = (what: "saved" | "removed") => {
    toast(t(what));
    setOpen(undefined);
    router.refresh();
  };
  return (
    <main className="main" id="content">
      <div className="sheet-head">
        <h1 className="t-22">{t("title")}</h1>
        <span className="end">
          <button type="button" className="btn btn-primary" onClick={() => setOpen({})}>
            <Plus className="i" aria-hidden="true" />
            {t("add")}
          </button>
        </span>
      </div>
      {writesNotes && <Kinds kind={kind} />}
      <p className="ink-2 py-3">{t(`${kind}.${ofClinic ? "helpClinic" : "help"}`)}</p>
      {items.length === 0 ? (
        <div className="stack g-4 pt-2">
          <p className="semi">{t("none")}</p>
          <p className="ink-2">{t(`${kind}.noneHelp`)}</p>
        </div>
      ) : (
        <ul className="list">
          {items.map((template) => (
            <li key={template.id} className="kv">
              <div className="grow template-about">
                <p>{template.name}</p>
                <p className="t-12 ink-3">{about(template)}</p>
              </div>
              {template.ofClinic === ofClinic && (
                <button
                  type="button"
                  className="btn btn-ghost btn-sm btn-icon"
                  aria-label={t("edit", { name: template.name })}
                  onClick={() => setOpen({ template })}
                >
                  <Pencil className="i" aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open &&
        write({ template: open.template, onSaved: saved, onClose: () => setOpen(undefined) })}
    </main>
  );
}

const KINDS = { notes: "/templates", messages: "/templates/messages" } as const;

function Kinds({ kind }: { kind: keyof typeof KINDS }) {
  const t = useTranslations("templates");
  return (
    <nav className="tabs" aria-label={t("kinds")}>
      {(["notes", "messages"] as const).map((one) => (
        <Link
          key={one}
          href={KINDS[one]}
          prefetch={false}
          aria-current={one === kind ? "page" : undefined}
        >
          {t(`${one}.kind`)}
        </Link>
      ))}
    </nav>
  );
}
