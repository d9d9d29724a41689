import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import { say } from "@/lib/browser/say";
import type { Passkey } from "@/lib/domain/identity/passkey-schema";
import { useRemoveKey } from "./passkey-queries";

type Props = { passkey: Passkey; onClose: () => void };

/** Asks before a key is given up. */
export function RemoveKeyDialog({ passkey, onClose }: Props) {
  const t = useTranslations("passkey");
  const router = useRouter();
  const remove = useRemoveKey(passkey);
  const done = () => {
    say(t("removed"));
    onClose();
    router.refresh();
  };
  return (
    <Dialog title={t("removeTitle")} closeLabel={t("close")} onClose={onClose}>
      <div className="dialog-body stack g-16">
        <Fault>{remove.error && whyOf(remove.error, t("network"))}</Fault>
        <p>{t("removeWarning", { name: passkey.name })}</p>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn" data-first onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="btn btn-danger"
          disabled={remove.isPending}
          aria-busy={remove.isPending}
          onClick={() => remove.mutate(undefined, { onSuccess: done })}
        >
          {t("remove")}
        </button>
      </footer>
    </Dialog>
  );
}
