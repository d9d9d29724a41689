"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { whyOf } from "@/lib/browser/api";
import type { OwnSessions } from "@/lib/domain/identity/schema";
import { useEndSession, useOwnSessions } from "./device-queries";
import { DeviceRow } from "./device-row";

type Props = { first: OwnSessions; timeZone: string; isPatient: boolean };

/** Where one is signed in, and the way to end it there. */
export function DevicesScreen({ first, timeZone, isPatient }: Props) {
  const t = useTranslations("devices");
  const { data } = useOwnSessions(first);
  const end = useEndSession();
  const send = (which: string) =>
    end.mutate(which, {
      onSuccess: () => toast(t(which === "others" ? "endedOthers" : "ended")),
      onError: (error) => toast.error(whyOf(error, t("offline"))),
    });
  return (
    <main className={isPatient ? "p-main" : "main"} id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
        {data.items.length > 1 && (
          <div className="end">
            <button
              type="button"
              className="btn"
              disabled={end.isPending}
              onClick={() => send("others")}
            >
              {t("endOthers")}
            </button>
          </div>
        )}
      </div>
      <ul className="list devices" aria-busy={end.isPending}>
        {data.items.map((one) => (
          <DeviceRow
            key={one.handle}
            one={one}
            timeZone={timeZone}
            isBusy={end.isPending}
            onEnd={() => send(one.handle)}
          />
        ))}
      </ul>
      <p className="help prose mt-4">{t("help")}</p>
    </main>
  );
}
