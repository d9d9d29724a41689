import { CircleHelp, Monitor, Smartphone, Tablet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMoment } from "@/lib/browser/format";
import type { OwnSessions } from "@/lib/domain/identity/schema";

const ICONS = { desktop: Monitor, mobile: Smartphone, tablet: Tablet, other: CircleHelp };

type Props = {
  one: OwnSessions["items"][number];
  timeZone: string;
  isBusy: boolean;
  onEnd: () => void;
};

/** A session: what it runs on, its address, when it began and was last seen; this one is marked, and ends by signing out. */
export function DeviceRow({ one, timeZone, isBusy, onEnd }: Props) {
  const t = useTranslations("devices");
  const moment = useMoment(timeZone);
  const { browser, system, kind } = one.device;
  const Icon = ICONS[kind];
  const known = system === "?" ? browser : t("device", { browser, system });
  const name = browser === "?" ? t("unknown") : known;
  return (
    <li className="item">
      <Icon className="i i-20" aria-hidden="true" />
      <span className="stack grow">
        <span className="med">
          {name} {one.isThis && <span className="tag">{t("this")}</span>}
        </span>
        <span className="t-14 ink-3 wrap">
          {t("facts", {
            address: one.address ?? t("noAddress"),
            began: moment(one.startedAt),
            seen: moment(one.lastSeenAt),
          })}
        </span>
      </span>
      {!one.isThis && (
        <button
          type="button"
          className="btn btn-sm"
          disabled={isBusy}
          aria-label={t("endOne", { device: name })}
          onClick={onEnd}
        >
          {t("end")}
        </button>
      )}
    </li>
  );
}
