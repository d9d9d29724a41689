"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Fault } from "@/components/ui/fault";
import { usePasskey } from "./use-passkey";

const RecoveryCodesView = dynamic(() =>
  import("./recovery-codes-view").then((module) => module.RecoveryCodesView),
);

type Props = { longestName: number; onDone: () => void };

/** A name for it, then the device makes the key; with the first factor come the recovery codes. */
export function AddKeySteps({ longestName, onDone }: Props) {
  const t = useTranslations("passkey");
  const id = useId();
  const [name, setName] = useState("");
  const [endOthers, setEndOthers] = useState(true);
  const [codes, setCodes] = useState<readonly string[]>();
  const { busy, failure, press } = usePasskey(
    async (device) => {
      const added = await device.addKey({ name, endOthers });
      if (added?.recoveryCodes) setCodes(added.recoveryCodes);
      else if (added) onDone();
      return added !== undefined;
    },
    { next: async () => undefined },
  );
  if (codes) return <RecoveryCodesView codes={codes} onDone={onDone} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    press();
  };
  return (
    <form className="stack g-16" onSubmit={submit} aria-busy={busy}>
      <p className="ink-2 prose">{t("what")}</p>
      <Fault>{failure}</Fault>
      <div className="field">
        <label className="label" htmlFor={id}>
          {t("name")}
        </label>
        <span className="input">
          <input
            id={id}
            value={name}
            required
            maxLength={longestName}
            aria-describedby={`${id}-help`}
            onChange={(event) => setName(event.target.value)}
          />
        </span>
        <p className="help" id={`${id}-help`}>
          {t("nameHelp")}
        </p>
      </div>
      <label className="row">
        <input
          type="checkbox"
          checked={endOthers}
          onChange={({ target }) => setEndOthers(target.checked)}
        />
        {t("endOthers")}
      </label>
      <button type="submit" className="btn btn-primary" disabled={busy} aria-busy={busy}>
        {t("make")}
      </button>
    </form>
  );
}
