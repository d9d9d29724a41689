"use client";

import { Command } from "cmdk";
import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ListFailed } from "@/components/ui/list-parts";
import type { MessageTemplate } from "@/lib/domain/messaging/template-schema";
import { useMessageTemplates } from "./queries";

type Props = { onChoose: (template: MessageTemplate) => void; onClose: () => void };

/** Chooses a text to answer with, by typing and arrows; Enter inserts it, Esc goes back to the message. */
export function TemplatePicker({ onChoose, onClose }: Props) {
  const t = useTranslations("messages");
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const query = useMessageTemplates();
  useEffect(() => {
    dialog.current?.showModal();
    input.current?.focus(); // the browser would choose the list's frame
  }, []);
  return (
    <dialog ref={dialog} className="palette" aria-label={t("templates.list")} onClose={onClose}>
      <Command label={t("templates.list")} loop>
        <div className="palette-in">
          <Command.Input ref={input} placeholder={t("templates.search")} maxLength={200} />
          <button
            type="button"
            className="btn btn-ghost btn-icon"
            aria-label={t("closeDialog")}
            onClick={() => dialog.current?.close()}
          >
            <X className="i" aria-hidden="true" />
          </button>
        </div>
        <ListFailed query={query}>{t("templates.failed")}</ListFailed>
        <Found items={query.data?.items} onChoose={onChoose} />
        <p className="palette-more">
          <Link className="link" href="/templates/messages" prefetch={false}>
            {t("templates.keep")}
          </Link>
        </p>
      </Command>
    </dialog>
  );
}

type FoundProps = Pick<Props, "onChoose"> & { items: MessageTemplate[] | undefined };

function Found({ items, onChoose }: FoundProps) {
  const t = useTranslations("messages.templates");
  return (
    <Command.List className="palette-list" label={t("list")}>
      {items?.map((template) => (
        <Command.Item
          key={template.id}
          className="palette-row"
          value={template.id}
          keywords={[template.name, template.body]}
          onSelect={() => onChoose(template)}
        >
          <span className="template-about">
            {template.name} <span className="ink-3 t-12">{template.body.slice(0, 160)}</span>
          </span>
        </Command.Item>
      ))}
      {items && (
        <Command.Empty className="palette-row">
          {t(items.length === 0 ? "empty" : "none")}
        </Command.Empty>
      )}
    </Command.List>
  );
}
