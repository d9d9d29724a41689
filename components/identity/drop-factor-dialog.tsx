import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import { say } from "@/lib/browser/say";
import { useDropAuthenticator } from "./factor-queries";

/** `isLast`: nothing but the password is left after it. */
type Props = { isLast: boolean; onClose: () => void };

/** Asks before the app that shows codes is given up. */
export function DropFactorDialog({ isLast, onClose }: Props) {
  const t = useTranslations("factor");
  const router = useRouter();
  const drop = useDropAuthenticator();
  const done = () => {
    say(t(isLast ? "isOff" : "appIsOff"));
    onClose();
    router.refresh();
  };
  return (
    <Dialog
      title={t(isLast ? "offTitle" : "appOffTitle")}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <div className="dialog-body stack g-16">
        <Fault>{drop.error && whyOf(drop.error, t("offline"))}</Fault>
        <p>{t(isLast ? "offWarning" : "appOffWarning")}</p>
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
