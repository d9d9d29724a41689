"use client";

import { useTranslations } from "next-intl";
import { TemplateDialog } from "@/components/templates/template-dialog";
import { TemplatesScreen } from "@/components/templates/templates-screen";
import { useTemplateForm } from "@/components/templates/use-template-form";
import { BODY_LENGTH } from "@/lib/domain/messaging/schema";
import type { MessageTemplate } from "@/lib/domain/messaging/template-schema";

type Props = {
  userId: string;
  items: MessageTemplate[];
  ofClinic: boolean;
  writesNotes: boolean;
};

/** Texts to answer messages with. */
export function MessageTemplatesScreen({ userId, items, ...of }: Props) {
  const t = useTranslations("templates");
  return (
    <TemplatesScreen
      {...of}
      items={items}
      kind="messages"
      about={({ body, ofClinic }) => `${t(ofClinic ? "clinics" : "own")}. ${body.slice(0, 160)}`}
      write={(writing) => <AnswerDialog userId={userId} {...writing} />}
    />
  );
}

type DialogProps = {
  userId: string;
  template: MessageTemplate | undefined;
  onSaved: (what: "saved" | "removed") => void;
  onClose: () => void;
};

function AnswerDialog({ userId, template, onSaved, onClose }: DialogProps) {
  const t = useTranslations("templates");
  const { typed, set, ...form } = useTemplateForm({
    ...{ place: "/message-templates", draftOf: "answer" },
    ...{ userId, template, onSaved },
    begin: { name: template?.name ?? "", body: template?.body ?? "" },
    missing: ({ name, body }) => {
      if (!name.trim()) return t("nameNeeded");
      return body.trim() ? undefined : t("messages.bodyNeeded");
    },
  });
  return (
    <TemplateDialog
      form={form}
      name={typed.name}
      onName={(name) => set({ name })}
      old={template !== undefined}
      onClose={onClose}
    >
      <label className="field">
        <span className="label">{t("messages.body")}</span>
        <textarea
          className="ta"
          rows={6}
          maxLength={BODY_LENGTH}
          value={typed.body}
          onChange={(event) => set({ body: event.target.value })}
        />
      </label>
      <p className="help">{t("messages.placeholders")}</p>
    </TemplateDialog>
  );
}
