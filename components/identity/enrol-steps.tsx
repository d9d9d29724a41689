"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import type { Enrolment } from "@/lib/domain/identity/factor-schema";
import { useConfirmEnrolment, useStartEnrolment } from "./factor-queries";
import { RecoveryCodesView } from "./recovery-codes-view";

/** Setting the app up: begin, scan or type the key, one code of it, then the recovery codes. */
export function EnrolSteps({ onDone }: { onDone: () => void }) {
  const t = useTranslations("factor");
  const start = useStartEnrolment();
  const confirm = useConfirmEnrolment();
  if (confirm.data) return <RecoveryCodesView codes={confirm.data.recoveryCodes} onDone={onDone} />;
  if (!start.data)
    return (
      <div className="stack g-8">
        <p className="ink-2 prose">{t("what")}</p>
        <Fault>{start.error && whyOf(start.error, t("offline"))}</Fault>
        <button
          type="button"
          className="btn btn-primary"
          disabled={start.isPending}
          aria-busy={start.isPending}
          onClick={() => start.mutate()}
        >
          {t("begin")}
        </button>
      </div>
    );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "");
    if (!confirm.isPending) confirm.mutate(code);
  };
  return (
    <form className="stack g-16" onSubmit={submit} aria-busy={confirm.isPending}>
      <Scan enrolment={start.data} />
      <Fault>{confirm.error && whyOf(confirm.error, t("offline"))}</Fault>
      <label className="field">
        <span className="label">{t("firstCode")}</span>
        <span className="input">
          <input
            name="code"
            className="mono"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            required
          />
        </span>
      </label>
      <button type="submit" className="btn btn-primary" disabled={confirm.isPending}>
        {t("confirm")}
      </button>
    </form>
  );
}

/** The picture for the app's camera, and the key for who types it. */
function Scan({ enrolment: { key, address, picture } }: { enrolment: Enrolment }) {
  const t = useTranslations("factor");
  const { size, path } = picture;
  return (
    <div className="stack g-8">
      <p className="prose">{t("scan")}</p>
      <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t("picture")}>
        <path d={path} />
      </svg>
      <p className="ink-2">
        <a className="link" href={address}>
          {t("openApp")}
        </a>
      </p>
      <p className="ink-2">{t("byHand")}</p>
      <p className="mono wrap">{key.match(/.{1,4}/g)?.join(" ")}</p>
    </div>
  );
}
