import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import type { Failure } from "./use-record-form";

/** Why it was not saved, and what to do. */
export function FailureBanner({ failure }: { failure: Failure }) {
  const t = useTranslations("records.form");
  const grave = failure.kind !== "stale" && failure.kind !== "unchanged";
  return (
    <p className={`banner ${grave ? "banner-critical" : ""}`} role="alert">
      <Shape state={grave ? "critical" : "borderline"} />
      <span>{failure.kind === "failed" ? t("failed", { why: failure.why }) : t(failure.kind)}</span>
    </p>
  );
}
