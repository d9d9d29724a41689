import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { isProblem, whyOf } from "@/lib/browser/api";

export type AccountFailure = { kind: "offline" | "stale" } | { kind: "failed"; why: string };

/** What the failure of a change means to the person. */
export function failureOf(error: unknown): AccountFailure {
  if (!isProblem(error)) return { kind: "offline" };
  if (error.status === 412) return { kind: "stale" };
  return { kind: "failed", why: whyOf(error, "") };
}

/** Why it was not saved, and what to do. */
export function AccountFailureNote({ failure }: { failure: AccountFailure }) {
  const t = useTranslations("account");
  const grave = failure.kind !== "stale";
  return (
    <p className={`banner ${grave ? "banner-critical" : ""}`} role="alert">
      <Shape state={grave ? "critical" : "borderline"} />
      <span>{failure.kind === "failed" ? t("failed", { why: failure.why }) : t(failure.kind)}</span>
    </p>
  );
}
