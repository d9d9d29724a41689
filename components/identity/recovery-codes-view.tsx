"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { say } from "@/lib/browser/say";
import { saveFile } from "@/lib/browser/take-file";

type Props = { codes: readonly string[]; onDone: () => void };

/** The recovery codes, shown this once. */
export function RecoveryCodesView({ codes, onDone }: Props) {
  const t = useTranslations("factor");
  const title = useRef<HTMLHeadingElement>(null);
  const text = codes.join("\n");
  // What was pressed is gone: the reading goes on here.
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="stack g-16">
      <h3 className="semi" ref={title} tabIndex={-1}>
        {t("codesTitle")}
      </h3>
      <p className="ink-2 prose">{t("codesHelp")}</p>
      <ul className="recovery mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row wrap">
        <button
          type="button"
          className="btn"
          onClick={() => void navigator.clipboard.writeText(text).then(() => say(t("copied")))}
        >
          {t("copy")}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => saveFile(new Blob([`${text}\n`], { type: "text/plain" }), t("file"))}
        >
          {t("save")}
        </button>
        <button type="button" className="btn btn-primary" onClick={onDone}>
          {t("kept")}
        </button>
      </div>
    </div>
  );
}
