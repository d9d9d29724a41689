"use client";

import { useTranslations } from "next-intl";
import { TemplatesScreen } from "@/components/templates/templates-screen";
import type { NoteTemplate } from "@/lib/domain/notes/template-schema";
import { NoteTemplateDialog } from "./note-template-dialog";

type Props = { userId: string; items: NoteTemplate[]; ofClinic: boolean };

/** Texts to begin notes with. */
export function NoteTemplatesScreen({ userId, items, ofClinic }: Props) {
  const t = useTranslations("templates");
  const types = useTranslations("notes.types");
  return (
    <TemplatesScreen
      items={items}
      ofClinic={ofClinic}
      kind="notes"
      writesNotes
      about={({ type, ofClinic: clinics }) => `${types(type)}, ${t(clinics ? "clinics" : "own")}`}
      write={(writing) => <NoteTemplateDialog userId={userId} {...writing} />}
    />
  );
}
