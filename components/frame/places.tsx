"use client";

import { BellRing, HeartPulse, House, type LucideIcon, ScrollText, Sun, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

type Name = "today" | "patients" | "alerts" | "audit" | "home" | "vitals";
/** `key`: the letter that, after G, goes there. */
type Place = { name: Name; href: string; icon: LucideIcon; key?: string };

const CARE: Place[] = [
  { name: "today", href: "/today", icon: Sun, key: "h" },
  { name: "patients", href: "/patients", icon: Users, key: "p" },
  { name: "alerts", href: "/alerts", icon: BellRing, key: "a" },
];
const PLACES: Record<string, Place[]> = {
  doctor: CARE,
  nurse: CARE,
  admin: [
    { name: "patients", href: "/patients", icon: Users, key: "p" },
    { name: "audit", href: "/admin/audit", icon: ScrollText, key: "r" },
  ],
  patient: [
    { name: "home", href: "/home", icon: House },
    { name: "vitals", href: "/vitals", icon: HeartPulse },
  ],
};

/** Where a role can go. */
export const placesOf = (role: string): readonly Place[] => PLACES[role] ?? [];

/** The places of a role, as items of a rail or of a phone's bottom bar. */
export function Places({ role, className }: { role: string; className: string }) {
  const t = useTranslations("frame");
  const path = usePathname();
  return placesOf(role).map(({ name, href, icon: Icon }) => (
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
