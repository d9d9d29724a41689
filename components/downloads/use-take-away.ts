import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { whyOf } from "@/lib/browser/api";
import { sayFailed } from "@/lib/browser/say";
import { type Ask, saveDownload, useAskDownload, useDownload } from "./queries";

/** Asks for something and has it saved as soon as it is there, while this page stays open. */
export function useTakeAway() {
  const t = useTranslations("downloads");
  const ask = useAskDownload();
  const { data: asked } = useDownload(ask.data);
  const saved = useRef<string>(undefined);
  const failed = (error: unknown) => sayFailed(whyOf(error, t("offline")));
  const ready = asked?.state === "ready" ? asked.id : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each, whatever is drawn meanwhile
  useEffect(() => {
    if (!ready || saved.current === ready) return;
    saved.current = ready;
    void saveDownload(ready).catch(failed);
  }, [ready]);
  const take = (what: Ask) => {
    if (!ask.isPending) ask.mutate(what, { onError: failed });
  };
  return { asked, take };
}
