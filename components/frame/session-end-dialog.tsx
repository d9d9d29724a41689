"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { type Ending, stay } from "@/lib/browser/watch-session";

const SECOND = 1000;

/** The time that is left, counting, and how to stay; at the longest that a session may be, only that it ends. */
export function SessionEndDialog({ of, onRead }: { of: Ending; onRead: () => void }) {
  const t = useTranslations("lock");
  const [failed, setFailed] = useState(false);
  const idle = of.why === "idle";
  const goOn = () => {
    if (!idle) return onRead();
    setFailed(false);
    void stay().catch(() => setFailed(true));
  };
  return (
    <Dialog title={t("endsSoon")} closeLabel={t(idle ? "stay" : "understood")} onClose={goOn}>
      <div className="dialog-body stack g-16">
        <p>{t(idle ? "endsIdle" : "endsLongest")}</p>
        <Countdown until={of.at} />
        <Fault>{failed && t("network")}</Fault>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn btn-primary" data-first onClick={goOn}>
          {t(idle ? "stay" : "understood")}
        </button>
      </footer>
    </Dialog>
  );
}

/** Who listens hears of it once, with the dialog; the seconds are for the eye. */
function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.round((until - now) / SECOND));
  const seconds = String(left % 60).padStart(2, "0");
  return (
    <p className="t-22" aria-hidden="true">
      {Math.floor(left / 60)}:{seconds}
    </p>
  );
}
