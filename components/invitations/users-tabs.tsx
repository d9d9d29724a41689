import Link from "next/link";
import { useTranslations } from "next-intl";

const PLACES = {
  users: "/admin/users",
  invitations: "/admin/users/invitations",
  registrations: "/admin/users/registrations",
  erasures: "/admin/users/erasures",
} as const;

/** Who belongs to the clinic, who was asked to, who registered and waits, and who wants to be forgotten. */
export function UsersTabs({ current }: { current: keyof typeof PLACES }) {
  const t = useTranslations("invitations");
  return (
    <nav className="tabs" aria-label={t("tabs.label")}>
      {(["users", "invitations", "registrations", "erasures"] as const).map((name) => (
        <Link
          key={name}
          href={PLACES[name]}
          prefetch={false}
          aria-current={name === current ? "page" : undefined}
        >
          {t(`tabs.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
