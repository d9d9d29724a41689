import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import { useDropAuthenticator } from "./factor-queries";

/** Asks before the second factor is switched off. */
export function DropFactorDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("factor");
  const router = useRouter();
  const drop = useDropAuthenticator();
  const done = () => {
    toast(t("isOff"));
    onClose();
    router.refresh();
  };
  return (
    <Dialog title={t("offTitle")} closeLabel={t("close")} onClose={onClose}>
      <div className="dialog-body stack g-16">
        <Fault>{drop.error && whyOf(drop.error, t("offline"))}</Fault>
        <p>{t("offWarning")}</p>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn" data-first onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="btn btn-danger"
          disabled={drop.isPending}
          aria-busy={drop.isPending}
          onClick={() => drop.mutate(undefined, { onSuccess: done })}
        >
          {t("switchOff")}
        </button>
      </footer>
    </Dialog>
  );
}
