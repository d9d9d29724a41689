"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Fault } from "@/components/ui/fault";
import { api, whyOf } from "@/lib/browser/api";
import { placeAfter } from "@/lib/browser/place-after";

type Props = { name: string /** To one's own account, else it signs in. */; links: boolean };

async function finish(links: boolean, query: string): Promise<string> {
  const call = { method: "POST", body: { query } } as const;
  if (!links)
    return placeAfter((await api<{ next: string | null }>("/provider/finish", call)).next);
  await api("/me/identities", call);
  return "/account";
}

/** Takes what the provider sent somebody back with, once, and goes on. */
export function ProviderReturn({ name, links }: Props) {
  const t = useTranslations("provider");
  const [failure, setFailure] = useState<string>();
  const sent = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the address says is good once
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    const { pathname, search } = window.location;
    // Neither the history nor a page that is shown again keeps it.
    window.history.replaceState(null, "", pathname);
    finish(links, search || "?").then(
      (place) => window.location.replace(place),
      (error) => setFailure(whyOf(error, t("network"))),
    );
  }, []);
  return (
    <div className="stack g-16">
      <h1 className="t-22">{t("title", { name })}</h1>
      <Fault>{failure}</Fault>
      {failure ? (
        <a className="link" href={links ? "/account" : "/sign-in"}>
          {t(links ? "backToAccount" : "backToSignIn")}
        </a>
      ) : (
        <p role="status">{t("moment")}</p>
      )}
    </div>
  );
}
