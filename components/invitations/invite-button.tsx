"use client";

import { UserPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

const InviteDialog = dynamic(() => import("./invite-dialog").then((one) => one.InviteDialog));

/** Opens the form that asks somebody into the clinic. */
export function InviteButton() {
  const t = useTranslations("invitations");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-primary end" onClick={() => setOpen(true)}>
        <UserPlus className="i" aria-hidden="true" />
        {t("invite")}
      </button>
      {open && <InviteDialog onClose={() => setOpen(false)} />}
    </>
  );
}
