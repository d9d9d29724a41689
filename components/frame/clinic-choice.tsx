"use client";

import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useSwitchClinic } from "@/components/identity/account-queries";
import type { Me } from "@/lib/domain/identity/schema";

/** The person's other clinics; nothing for who has one. */
export function ClinicChoice({ me }: { me: Me }) {
  const t = useTranslations("frame");
  const move = useSwitchClinic(me.user.id);
  const others = me.clinics.filter(({ id }) => id !== me.clinic.id);
  if (others.length === 0) return null;
  return (
    <>
      <div className="menu-sep" />
      <p className="menu-head" id="other-clinics">
        {t("switchTo")}
      </p>
      <ul aria-labelledby="other-clinics">
        {others.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className="menu-item"
              disabled={move.isPending}
              onClick={() => move.mutate(id, { onError: () => toast.error(t("switchFailed")) })}
            >
              <Building2 className="i" aria-hidden="true" />
              <span>{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
