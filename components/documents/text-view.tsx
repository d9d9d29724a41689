import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

type Props = { address: string; onFailed: () => void };

/** Longer texts are for an editor. */
const MOST = 200_000;

/** A plain text. */
export function TextView({ address, onFailed }: Props) {
  const t = useTranslations("documents");
  const [text, setText] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for an address
  useEffect(() => {
    const stop = new AbortController();
    fetch(address, { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        setText(await response.text());
      })
      .catch(() => stop.signal.aborted || onFailed());
    return () => stop.abort();
  }, [address]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="viewer-space" tabIndex={0} aria-label={t("shown")}>
      <pre className="viewer-text">{text?.slice(0, MOST) ?? t("opening")}</pre>
      {text && text.length > MOST && <p className="ink-2">{t("textCut")}</p>}
    </section>
  );
}
