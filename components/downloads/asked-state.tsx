import Link from "next/link";
import { useTranslations } from "next-intl";
import { isLarge, isSettled } from "@/lib/domain/downloads/parts";
import type { Download } from "@/lib/domain/downloads/schema";

/** How far what was asked for here is; said once it is there, or not. */
export function AskedState({ asked }: { asked: Download | undefined }) {
  const t = useTranslations("downloads");
  const busy = asked && !isSettled(asked);
  return (
    <span role="status" className="download-state t-12 ink-2">
      {busy && t(isLarge(asked.what) ? "preparingLarge" : "preparing")}
      {asked?.state === "ready" && t("saved")}
      {asked?.state === "failed" && (
        <>
          {t(`failure.${asked.failure ?? "broken"}`)}{" "}
          <Link className="link" href="/downloads" prefetch={false}>
            {t("all")}
          </Link>
        </>
      )}
    </span>
  );
}
