"use client";

import { Pencil, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { NoteTemplate } from "@/lib/domain/notes/template-schema";
import { TemplateDialog } from "./template-dialog";

type Props = { userId: string; items: NoteTemplate[]; ofClinic: boolean };

/** Texts to begin notes with: a doctor's own beside the clinic's; an administrator's are the clinic's. */
export function TemplatesScreen({ userId, items, ofClinic }: Props) {
  const t = useTranslations("templates");
  const types = useTranslations("notes.types");
  const router = useRouter();
  const [open, setOpen] = useState<{ template?: NoteTemplate }>();
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
      <p className="ink-2">{t(ofClinic ? "helpClinic" : "help")}</p>
      {items.length === 0 ? (
        <div className="stack g-4 pt-2">
          <p className="semi">{t("none")}</p>
          <p className="ink-2">{t("noneHelp")}</p>
        </div>
      ) : (
        <ul className="list">
          {items.map((template) => (
            <li key={template.id} className="kv">
              <div className="grow">
                <p>{template.name}</p>
                <p className="t-12 ink-3">
                  {types(template.type)}, {t(template.ofClinic ? "clinics" : "own")}
                </p>
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
      {open && (
        <TemplateDialog
          userId={userId}
          template={open.template}
          onSaved={saved}
          onClose={() => setOpen(undefined)}
        />
      )}
    </main>
  );
}
