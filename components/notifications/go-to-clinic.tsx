"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useSwitchClinic } from "@/components/identity/account-queries";

type Props = { userId: string; clinic: { id: string; name: string }; path: string };

/** Goes on in another of one's clinics, at a place there. */
export function GoToClinic({ userId, clinic, path }: Props) {
  const t = useTranslations("frame");
  const move = useSwitchClinic(userId, path);
  return (
    <button
      type="button"
      className="btn btn-primary"
      aria-busy={move.isPending}
      onClick={() => move.mutate(clinic.id, { onError: () => toast.error(t("switchFailed")) })}
    >
      {t("goTo", { clinic: clinic.name })}
    </button>
  );
}
