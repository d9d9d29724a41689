import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { useMoment } from "@/lib/browser/format";
import type { SendState } from "./draft-sender";

/** Where what was typed is: on the server, on its way, or here since when. */
export function SavedState({ state, timeZone }: { state?: SendState; timeZone: string }) {
  const t = useTranslations("notes.saved");
  const moment = useMoment(timeZone);
  if (!state) return <span className="ink-3 t-12">{t("opening")}</span>;
  if (state.kind === "waiting") {
    const since = moment(new Date(state.since).toISOString());
    return (
      <span className="state state-borderline t-12" role="status">
        <Shape state="borderline" />
        {t(state.online ? "failing" : "offline", { since })}
      </span>
    );
  }
  if (state.kind === "refused")
    return (
      <span className="state state-critical t-12" role="alert">
        <Shape state="critical" />
        {t("refused", { why: state.why })}
      </span>
    );
  if (state.kind === "conflict" || state.kind === "gone")
    return <span className="ink-3 t-12">{t("stopped")}</span>;
  return (
    <span className="ink-3 t-12" role="status">
      {state.kind === "saved"
        ? t("saved", { at: moment(new Date(state.at).toISOString()) })
        : t("saving")}
    </span>
  );
}
