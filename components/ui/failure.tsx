import { useTranslations } from "next-intl";
import { isProblem, whyOf } from "@/lib/browser/api";
import { Fault } from "./fault";

/** Why what a dialog sent was not done; nothing while it wasn't refused (null). */
export function Failure({ error }: { error: unknown }) {
  const t = useTranslations("reason");
  if (!error) return null;
  const stale = isProblem(error) && error.status === 412;
  return <Fault>{stale ? t("stale") : whyOf(error, t("offline"))}</Fault>;
}
