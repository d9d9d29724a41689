"use client";

import { HeartPulse, House, type LucideIcon, ScrollText, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

type Name = "patients" | "audit" | "home" | "vitals";
type Place = { name: Name; href: string; icon: LucideIcon };

const PLACES: Record<string, Place[]> = {
  doctor: [{ name: "patients", href: "/patients", icon: Users }],
  nurse: [{ name: "patients", href: "/patients", icon: Users }],
  admin: [
    { name: "patients", href: "/patients", icon: Users },
    { name: "audit", href: "/admin/audit", icon: ScrollText },
  ],
  patient: [
    { name: "home", href: "/home", icon: House },
    { name: "vitals", href: "/vitals", icon: HeartPulse },
  ],
};

/** The places of a role, as items of a rail or of a phone's bottom bar. */
export function Places({ role, className }: { role: string; className: string }) {
  const t = useTranslations("frame");
  const path = usePathname();
  return (PLACES[role] ?? []).map(({ name, href, icon: Icon }) => (
    <Link
      key={name}
      href={href}
      prefetch={false}
      className={className}
      title={t(name)}
      aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}
    >
      <Icon className="i" aria-hidden="true" />
      <span>{t(name)}</span>
    </Link>
  ));
}
