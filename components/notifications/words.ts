import { useTranslations } from "next-intl";
import { placeOf } from "@/lib/domain/notifications/parts";
import type { Notification } from "@/lib/domain/notifications/schema";

/** How a notification is said, and where it leads; nowhere, when its chart may not be opened any more. */
export function useNotificationWords() {
  const t = useTranslations("notifications");
  return (notification: Notification): { text: string; href: string | null } => {
    const { event, patient } = notification;
    const href = placeOf(notification);
    if (["summary", "answer", "document", "download", "security"].includes(event))
      return { text: t(event), href };
    return { text: patient ? t(event, { name: patient.name }) : t(`nameless.${event}`), href };
  };
}
