"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Setting } from "@/components/ui/setting";
import { whyOf } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import { sayFailed } from "@/lib/browser/say";
import type { Factor } from "@/lib/domain/identity/factor-schema";
import { useRenewCodes } from "./factor-queries";

// Pressed once in a while: the page doesn't bring them along.
const EnrolSteps = dynamic(() => import("./enrol-steps").then((module) => module.EnrolSteps));
const RecoveryCodesView = dynamic(() =>
  import("./recovery-codes-view").then((module) => module.RecoveryCodesView),
);
const DropFactorDialog = dynamic(() =>
  import("./drop-factor-dialog").then((module) => module.DropFactorDialog),
);

type Props = { factor: Factor; timeZone: string };

/** The second factor of one's account: an app on or off, and the recovery codes of who has an app or a key. */
export function FactorSection({ factor, timeZone }: Props) {
  const t = useTranslations("factor");
  const router = useRouter();
  const [enrols, setEnrols] = useState(false);
  return (
    <section className="sec" aria-label={t("title")}>
      <div className="sec-head">
        <h2>{t("title")}</h2>
      </div>
      {enrols ? (
        <div className="enrol">
          <EnrolSteps
            onDone={() => {
              setEnrols(false);
              router.refresh();
            }}
          />
        </div>
      ) : (
        <ul>
          {factor.since ? (
            <AppIsOn factor={factor} since={factor.since} timeZone={timeZone} />
          ) : (
            <Setting label={t("row")} help={t("offHelp")}>
              <button type="button" className="btn" onClick={() => setEnrols(true)}>
                {t("switchOn")}
              </button>
            </Setting>
          )}
          {(factor.since || factor.passkeys > 0) && <Codes left={factor.recoveryCodesLeft} />}
        </ul>
      )}
    </section>
  );
}

function AppIsOn({ factor, since, timeZone }: Props & { since: string }) {
  const t = useTranslations("factor");
  const moment = useMoment(timeZone);
  const [drops, setDrops] = useState(false);
  const isLast = factor.passkeys === 0;
  const stays = factor.needed && isLast;
  return (
    <Setting label={t("row")} help={t("onHelp", { when: moment(since) })}>
      <button type="button" className="btn" disabled={stays} onClick={() => setDrops(true)}>
        {t("switchOff")}
      </button>
      {stays && <p className="help">{t("neededHere")}</p>}
      {drops && <DropFactorDialog isLast={isLast} onClose={() => setDrops(false)} />}
    </Setting>
  );
}

function Codes({ left }: { left: number }) {
  const t = useTranslations("factor");
  const router = useRouter();
  const renew = useRenewCodes();
  const fail = (error: unknown) => sayFailed(whyOf(error, t("offline")));
  const done = () => {
    renew.reset();
    router.refresh();
  };
  return (
    <>
      <Setting label={t("codesRow")} help={t("codesLeft", { count: left })}>
        <button
          type="button"
          className="btn"
          aria-busy={renew.isPending}
          onClick={() => renew.mutate(undefined, { onError: fail })}
        >
          {t("renew")}
        </button>
      </Setting>
      {renew.data && (
        <li>
          <RecoveryCodesView codes={renew.data.recoveryCodes} onDone={done} />
        </li>
      )}
    </>
  );
}
