import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { say } from "@/lib/browser/say";
import { browserZone } from "@/lib/browser/zone";
import type { Me } from "@/lib/domain/identity/schema";
import { useWaiting } from "./use-waiting";
import { WaitingList } from "./waiting-list";

/** What waits to be sent, above the page, while there is any. */
export function Waiting({ me }: { me: Me }) {
  const t = useTranslations("offline");
  const router = useRouter();
  const { items, send, drop } = useWaiting(me.user.id, (count) => {
    say(t("sent", { count }));
    router.refresh();
  });
  if (items.length === 0) return null;
  return (
    <div className="p-main waits">
      <WaitingList
        items={items}
        timeZone={me.user.timeZone ?? browserZone()}
        onAgain={(key) => void send(key)}
        onDrop={(key) => void drop(key)}
      />
    </div>
  );
}
