"use client";

import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";

type Props = { emergencyNumber: string; onSend: () => void; onClose: () => void };

/** Before a message that may speak of an emergency is sent: whom to call now. It can be sent all the same. */
export function RedFlagDialog({ emergencyNumber, onSend, onClose }: Props) {
  const t = useTranslations("messages.redFlag");
  return (
    <Dialog title={t("title")} closeLabel={t("back")} onClose={onClose}>
      <div className="dialog-body stack g-16" role="alert">
        <p>{t("why")}</p>
        <a className="btn btn-danger btn-block" href={`tel:${emergencyNumber}`} data-first>
          <Phone className="i" aria-hidden="true" />
          {t("call", { number: emergencyNumber })}
        </a>
        <p className="ink-2">{t("then")}</p>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t("back")}
        </button>
        <button type="button" className="btn" onClick={onSend}>
          {t("send")}
        </button>
      </footer>
    </Dialog>
  );
}
