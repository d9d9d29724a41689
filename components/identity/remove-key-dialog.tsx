import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { SureDialog } from "@/components/ui/sure-dialog";
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
    <SureDialog
      title={t("removeTitle")}
      submit={t("remove")}
      sending={remove.isPending}
      error={remove.error}
      onSure={() => remove.mutate(undefined, { onSuccess: done })}
      onClose={onClose}
    >
      <p>{t("removeWarning", { name: passkey.name })}</p>
    </SureDialog>
  );
}
