import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useDraft } from "@/components/vitals/use-draft";
import { api, isProblem } from "@/lib/browser/api";

/** A kind of templates: where the API has them, and what a draft of one is called. */
type Kind = { place: "/note-templates" | "/message-templates"; draftOf: "template" | "answer" };
type Options<Words> = Kind & {
  userId: string;
  /** The template that is changed; undefined for a new one. */
  template: { id: string; version: number } | undefined;
  begin: Words;
  /** Why these words can't be kept yet. */
  missing: (typed: Words) => string | undefined;
  onSaved: (what: "saved" | "removed") => void;
};
type Kept<Words> = { typed: Words; key: string };

/** What is typed about a template, kept in this browser until it is sent or thrown away. */
export function useTemplateForm<Words extends object>(options: Options<Words>) {
  const { userId, place, draftOf, template, begin, missing, onSaved } = options;
  const t = useTranslations("templates");
  const [{ typed, key }, setKept] = useState<Kept<Words>>(() => ({
    typed: begin,
    key: crypto.randomUUID(),
  }));
  const [touched, setTouched] = useState(false);
  const [restored, setRestored] = useState(false);
  const [failure, setFailure] = useState<string>();
  const kept = useMemo(() => ({ typed, key }), [typed, key]);
  const draft = useDraft(userId, `${draftOf}:${template?.id ?? "new"}`, kept, touched, (found) => {
    setKept(found.value);
    setTouched(true);
    setRestored(true);
  });
  const send = useMutation({
    mutationFn: (body: object) =>
      template
        ? api(`${place}/${template.id}`, { method: "PATCH", body, version: template.version })
        : api(place, { method: "POST", body, idempotencyKey: key }),
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
    set: (part: Partial<Words>) => {
      setTouched(true);
      setKept((all) => ({ ...all, typed: { ...all.typed, ...part } }));
    },
    save: () => {
      const why = missing(typed);
      if (why) return setFailure(why);
      if (!send.isPending) sendAs("saved", typed);
    },
    remove: () => sendAs("removed", { removed: true }),
  };
}
export type TemplateForm = Omit<ReturnType<typeof useTemplateForm<object>>, "typed" | "set">;
