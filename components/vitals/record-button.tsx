"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useKeys } from "@/lib/browser/keys";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import type { VitalSet } from "@/lib/domain/vitals/schema";
import { useUndo } from "./use-undo";

// The form and its calendar arithmetic load when they are wanted, not with the page.
const RecordDialog = dynamic(
  () => import("./record-dialog").then((module) => module.RecordDialog),
  { ssr: false },
);

type Props = {
  patient: PatientDetail;
  userId: string;
  timeZone: string;
  home?: boolean;
  primary?: boolean;
  /** Whether what the page says comes from the server, and must be asked again. */
  refresh?: boolean;
};

/** Opens the form that records vital signs: by click, by the key V, or by an address with `record=1`. */
export function RecordButton(props: Props) {
  const { patient, userId, timeZone, home = false, primary = true, refresh = home } = props;
  const t = useTranslations("vitals");
  const words = useTranslations("record");
  const query = useSearchParams();
  const router = useRouter();
  const path = usePathname();
  const announce = useUndo(patient.id, () => refresh && router.refresh());
  const [open, setOpen] = useState(query.has("record") && !patient.deceased);
  // The address says that the form is open: it opens again after a reload, or when a session that ran out goes on.
  const begin = () => {
    const query = new URLSearchParams(window.location.search);
    query.set("record", "1");
    window.history.replaceState(null, "", `${path}?${query}`);
    setOpen(true);
  };
  useKeys(patient.deceased || home ? {} : { v: begin });
  if (patient.deceased) return <span className="ink-3">{words("deceased")}</span>;
  const recorded = (set: VitalSet) => {
    announce(set);
    close();
    if (refresh) router.refresh();
  };
  const close = () => {
    setOpen(false);
    const query = new URLSearchParams(window.location.search);
    query.delete("record");
    window.history.replaceState(null, "", query.size > 0 ? `${path}?${query}` : path);
  };
  return (
    <>
      <button
        type="button"
        className={`btn ${primary ? "btn-primary" : ""} ${home ? "btn-block" : "btn-sm"}`}
        onClick={begin}
      >
        <Plus className="i" aria-hidden="true" />
        {t(home ? "recordHome" : "record")}
        {!home && <kbd>V</kbd>}
      </button>
      {open && (
        <RecordDialog
          patient={patient}
          userId={userId}
          timeZone={timeZone}
          home={home}
          onRecorded={recorded}
          onClose={close}
        />
      )}
    </>
  );
}
