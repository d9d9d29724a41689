import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useDraft } from "@/components/vitals/use-draft";
import { api, isProblem } from "@/lib/browser/api";
import type { AddTemplateInput, NoteTemplate } from "@/lib/domain/notes/template-schema";

type Options = {
  userId: string;
  template: NoteTemplate | undefined;
  onSaved: (what: "saved" | "removed") => void;
};
type Kept = { typed: AddTemplateInput; key: string };

const EMPTY: AddTemplateInput = {
  name: "",
  type: "consultation",
  subjective: "",
  objective: "",
  assessment: "",
  plan: "",
};

function typedOf(template: NoteTemplate | undefined): AddTemplateInput {
  if (!template) return EMPTY;
  const { name, type, subjective, objective, assessment, plan } = template;
  return { name, type, subjective, objective, assessment, plan };
}

/** What is typed about a template, kept in this browser until it is sent or thrown away. */
export function useTemplateForm({ userId, template, onSaved }: Options) {
  const t = useTranslations("templates");
  const [{ typed, key }, setKept] = useState<Kept>(() => ({
    typed: typedOf(template),
    key: crypto.randomUUID(),
  }));
  const [touched, setTouched] = useState(false);
  const [restored, setRestored] = useState(false);
  const [failure, setFailure] = useState<string>();
  const kept = useMemo(() => ({ typed, key }), [typed, key]);
  const draft = useDraft(userId, `template:${template?.id ?? "new"}`, kept, touched, (found) => {
    setKept(found.value);
    setTouched(true);
    setRestored(true);
  });
  const send = useMutation({
    mutationFn: (body: object) =>
      template
        ? api(`/note-templates/${template.id}`, {
            method: "PATCH",
            body,
            version: template.version,
          })
        : api("/note-templates", { method: "POST", body, idempotencyKey: key }),
    onError: (error) => setFailure(isProblem(error) ? (error.detail ?? error.title) : t("offline")),
  });
  const sendAs = (what: "saved" | "removed", body: object) =>
    send.mutate(body, {
      onSuccess: () => {
        draft.forget();
        onSaved(what);
      },
    });
  return {
    typed,
    restored,
    failure,
    sending: send.isPending,
    saved: draft.savedAt !== undefined,
    discard: draft.forget,
    set: (part: Partial<AddTemplateInput>) => {
      setTouched(true);
      setKept((all) => ({ ...all, typed: { ...all.typed, ...part } }));
    },
    save: () => {
      if (typed.name.trim() === "") return setFailure(t("nameNeeded"));
      if (!send.isPending) sendAs("saved", typed);
    },
    remove: () => sendAs("removed", { removed: true }),
  };
}
