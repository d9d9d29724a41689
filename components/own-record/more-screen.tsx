import {
  ChevronRight,
  Download,
  Eye,
  HeartHandshake,
  type LucideIcon,
  MonitorSmartphone,
  UserRound,
  UsersRound,
} from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { KeepChoice } from "@/components/offline/keep-choice";
import { TakeRecord } from "@/components/takeaway/take-record";
import type { Me } from "@/lib/domain/identity/schema";

type Place = {
  name: "access" | "caregivers" | "caring" | "account" | "devices" | "downloads";
  href: string;
  icon: LucideIcon;
};
const PLACES: Place[] = [
  { name: "access", href: "/access", icon: Eye },
  { name: "caregivers", href: "/caregivers", icon: HeartHandshake },
  { name: "caring", href: "/caring", icon: UsersRound },
  { name: "downloads", href: "/downloads", icon: Download },
  { name: "account", href: "/account", icon: UserRound },
  { name: "devices", href: "/account/devices", icon: MonitorSmartphone },
];

/** What a patient reaches from "More". */
export function MoreScreen({ patientId, me }: { patientId: string; me: Me }) {
  const t = useTranslations("more");
  return (
    <main className="p-main" id="content">
      <h1 className="t-22">{t("title")}</h1>
      <ul className="list more-list">
        {PLACES.map(({ name, href, icon: Icon }) => (
          <li key={name}>
            <Link className="item" href={href} prefetch={false}>
              <Icon className="i i-20" aria-hidden="true" />
              <span className="stack">
                <span className="med">{t(`${name}.title`)}</span>
                <span className="t-14 ink-3">{t(`${name}.help`)}</span>
              </span>
              <ChevronRight className="i end" aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
      <section className="sec">
        <div className="sec-head">
          <h2>{t("device")}</h2>
        </div>
        <KeepChoice me={me} />
      </section>
      <section className="sec">
        <div className="sec-head">
          <h2>{t("take")}</h2>
        </div>
        <p className="ink-2 prose py-3">{t("takeHelp")}</p>
        <TakeRecord patientId={patientId} own />
      </section>
    </main>
  );
}
