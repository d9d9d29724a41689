import { MoreHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { User } from "@/lib/domain/identity/schema";

/** What an administrator does about a user's access, besides suspending them. */
export type UserAct = "changeRole" | "endSessions" | "resetFactor";

type Props = { user: User; onChoose: (act: UserAct) => void };

/** What else can be done about a user. A native popover: Esc and a click beside it close it. */
export function UserMenu({ user, onChoose }: Props) {
  const t = useTranslations("users");
  const menu = useId();
  const acts: UserAct[] = ["changeRole", "endSessions", "resetFactor"];
  const offered = acts.filter((act) => act !== "changeRole" || user.role !== "patient");
  return (
    <>
      <button
        type="button"
        className="btn btn-ghost btn-icon btn-sm"
        aria-label={t("more", { name: user.name })}
        popoverTarget={menu}
      >
        <MoreHorizontal className="i" aria-hidden="true" />
      </button>
      <div id={menu} popover="auto" className="menu row-menu">
        {offered.map((act) => (
          <button
            key={act}
            type="button"
            className="menu-item"
            onClick={() => {
              document.getElementById(menu)?.hidePopover();
              onChoose(act);
            }}
          >
            {t(act)}
          </button>
        ))}
      </div>
    </>
  );
}
