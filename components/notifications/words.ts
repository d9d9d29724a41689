import { useTranslations } from "next-intl";
import type { Notification } from "@/lib/domain/notifications/schema";

/** The section of a chart that an event is about. */
const SECTIONS = { alert: "/vitals", care: "", message: "/messages", waiting: "/messages" };

/** How a notification is said, and where it leads; nowhere, when its chart may not be opened any more. */
export function useNotificationWords() {
  const t = useTranslations("notifications");
  return ({ event, patient, subjectId }: Notification): { text: string; href: string | null } => {
    if (event === "summary") return { text: t("summary"), href: `/record/summaries/${subjectId}` };
    if (event === "answer") return { text: t("answer"), href: "/access" };
    // Of a patient's own chart nobody is named: it is the team that wrote.
    if (event === "message" && !patient) return { text: t("nameless.message"), href: "/messages" };
    if (!patient) return { text: t(`nameless.${event}`), href: null };
    const chart = `/patients/${patient.id}`;
    return { text: t(event, { name: patient.name }), href: `${chart}${SECTIONS[event]}` };
  };
}
