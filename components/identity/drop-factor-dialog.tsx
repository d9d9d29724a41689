import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { SureDialog } from "@/components/ui/sure-dialog";
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
    <SureDialog
      title={t(isLast ? "offTitle" : "appOffTitle")}
      submit={t("switchOff")}
      sending={drop.isPending}
      error={drop.error}
      onSure={() => drop.mutate(undefined, { onSuccess: done })}
      onClose={onClose}
    >
      <p>{t(isLast ? "offWarning" : "appOffWarning")}</p>
    </SureDialog>
  );
}
