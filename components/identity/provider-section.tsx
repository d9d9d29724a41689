"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Setting } from "@/components/ui/setting";
import { api, whyOf } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import { say, sayFailed } from "@/lib/browser/say";
import type { Identity } from "@/lib/domain/federation/schema";
import { ProviderButton } from "./provider-button";

type Props = { name: string; identities: readonly Identity[]; timeZone: string };

/** What one's own account is linked to at the provider, and the way to link it. */
export function ProviderSection({ name, identities, timeZone }: Props) {
  const t = useTranslations("provider");
  return (
    <section className="sec" aria-label={t("title", { name })}>
      <div className="sec-head">
        <h2>{t("title", { name })}</h2>
      </div>
      <ul>
        {identities.map((one) => (
          <Linked key={one.id} identity={one} timeZone={timeZone} />
        ))}
        {identities.length === 0 && (
          <Setting label={name} help={t("help", { name })}>
            <ProviderButton label={t("link")} path="/me/identities/start" />
          </Setting>
        )}
      </ul>
    </section>
  );
}

function Linked({ identity, timeZone }: { identity: Identity; timeZone: string }) {
  const t = useTranslations("provider");
  const router = useRouter();
  const moment = useMoment(timeZone);
  const { id, email, createdAt, lastUsedAt } = identity;
  const unlink = useMutation({
    mutationFn: () => api(`/me/identities/${id}`, { method: "DELETE" }),
    onSuccess: () => {
      say(t("unlinked"));
      router.refresh();
    },
    onError: (error) => sayFailed(whyOf(error, t("network"))),
  });
  const who = email ?? t("unnamed");
  const added = moment(createdAt);
  const facts = lastUsedAt
    ? t("used", { added, used: moment(lastUsedAt) })
    : t("neverUsed", { added });
  return (
    <Setting label={t("row", { who })} help={facts}>
      <button
        type="button"
        className="btn"
        aria-label={t("unlinkOne", { who })}
        aria-busy={unlink.isPending}
        disabled={unlink.isPending}
        onClick={() => unlink.mutate()}
      >
        {t("unlink")}
      </button>
    </Setting>
  );
}
