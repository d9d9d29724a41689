import {
  Activity,
  BellRing,
  FolderHeart,
  HeartHandshake,
  HeartPulse,
  House,
  ListTodo,
  type LucideIcon,
  Menu,
  MessageCircleQuestion,
  MessageSquareText,
  NotebookPen,
  ScrollText,
  Settings,
  ShieldAlert,
  Siren,
  Sun,
  UserCog,
  UserRound,
  Users,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { UnreadMark } from "@/components/messages/unread-mark";
import { sectionsFor } from "@/components/own-record/sections";
import type { KeyedPlace } from "@/lib/browser/keys";
import type { Me } from "@/lib/domain/identity/schema";
import { PlaceLink } from "./place-link";

type Name =
  | "today"
  | "patients"
  | "alerts"
  | "messages"
  | "audit"
  | "security"
  | "home"
  | "vitals"
  | "users"
  | "settings"
  | "system"
  | "queues"
  | "myAccount"
  | "templates"
  | "ownRecord"
  | "questions"
  | "emergencies"
  | "caring"
  | "more";
/**
 * `key`: the letter that, after G, goes there. `platform`: only for the platform's administrators. `below`: what it leads to.
 * `under`: on a phone's bar there is no room for it; the place before it leads there.
 */
type Place = {
  name: Name;
  href: string;
  icon: LucideIcon;
  key?: string;
  platform?: true;
  below?: string[];
  under?: true;
};

const CARE: Place[] = [
  { name: "today", href: "/today", icon: Sun, key: "h" },
  { name: "patients", href: "/patients", icon: Users, key: "p" },
  { name: "messages", href: "/messages", icon: MessageSquareText, key: "m" },
  { name: "alerts", href: "/alerts", icon: BellRing, key: "a" },
];
const PLACES: Record<string, Place[]> = {
  doctor: CARE,
  nurse: CARE,
  admin: [
    { name: "patients", href: "/patients", icon: Users, key: "p" },
    { name: "users", href: "/admin/users", icon: UserCog, key: "u" },
    {
      name: "settings",
      href: "/admin/settings",
      icon: Settings,
      key: "s",
      below: ["/admin/deliveries"],
    },
    { name: "audit", href: "/admin/audit", icon: ScrollText, key: "r" },
    { name: "security", href: "/admin/security", icon: ShieldAlert, key: "v", under: true },
    { name: "questions", href: "/admin/questions", icon: MessageCircleQuestion, key: "q" },
    { name: "emergencies", href: "/admin/emergencies", icon: Siren, key: "e", under: true },
    { name: "system", href: "/admin/system", icon: Activity, key: "y", platform: true },
    {
      name: "queues",
      href: "/admin/queues",
      icon: ListTodo,
      key: "c",
      platform: true,
      under: true,
    },
  ],
  patient: [
    { name: "home", href: "/home", icon: House },
    { name: "vitals", href: "/vitals", icon: HeartPulse },
    { name: "messages", href: "/messages", icon: MessageSquareText },
    { name: "ownRecord", href: "/record", icon: FolderHeart },
    {
      name: "more",
      href: "/more",
      icon: Menu,
      below: ["/access", "/account", "/caregivers", "/caring"],
    },
  ],
};

const ACCOUNT: Place = { name: "myAccount", href: "/account", icon: UserRound };

const TEMPLATES: Place = { name: "templates", href: "/templates", icon: NotebookPen };
/** Who writes no notes has the texts to answer with alone. */
const ANSWERS: Place = { ...TEMPLATES, href: "/templates/messages" };
/** Where the search of everything leads besides the rail. */
export const besidesOf = (role: string): readonly Place[] =>
  role === "patient" ? [ACCOUNT] : [role === "nurse" ? ANSWERS : TEMPLATES, ACCOUNT];

/** Where a person can go. */
export const placesOf = (role: string, platformAdmin = false): readonly Place[] =>
  (PLACES[role] ?? []).filter(({ platform }) => platformAdmin || !platform);

/** Those that a letter leads to. */
export const keyedPlacesOf = (role: string, platformAdmin: boolean): KeyedPlace[] =>
  placesOf(role, platformAdmin).flatMap(({ key, name, href }) => (key ? { key, name, href } : []));

const CARING: Place = { name: "caring", href: "/caring", icon: HeartHandshake };

/** Where a patient can go: who acts for somebody, or is no chart of their own, where they are let in. */
export function placesOfPatient({ acting, patientId }: Me): readonly Place[] {
  if (patientId && !acting) return placesOf("patient");
  const scopes = acting?.scopes ?? [];
  const [record] = sectionsFor(scopes);
  const open: Partial<Record<Name, string | false>> = {
    vitals: scopes.includes("results") && "/vitals",
    messages: scopes.includes("messages") && "/messages",
    ownRecord: record && `/record/${record}`,
  };
  const places = placesOf("patient").flatMap((place): Place[] => {
    const href = open[place.name];
    return href ? [{ ...place, href, below: place.name === "ownRecord" ? ["/record"] : [] }] : [];
  });
  return [CARING, ...places];
}

type Props = { role: string; className: string; platformAdmin?: boolean };

/** The places of staff. */
export function Places({ role, className, platformAdmin }: Props) {
  return <PlaceItems places={placesOf(role, platformAdmin)} className={className} />;
}

type ItemsProps = { places: readonly Place[]; className: string; unread?: boolean };

/** Places as items of a rail or of a phone's bottom bar. Drawn by the server: a browser gets no other role's icons. */
export function PlaceItems({ places, className, unread = false }: ItemsProps) {
  const t = useTranslations("frame");
  return places.map(({ name, href, icon: Icon, below = [], under }) => (
    <PlaceLink
      key={name}
      places={[href, ...below]}
      className={`${className} ${under ? "is-under" : ""}`}
      name={t(name)}
    >
      <Icon className="i" aria-hidden="true" />
      {unread && name === "messages" && <UnreadMark />}
    </PlaceLink>
  ));
}
