"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { onEnded } from "@/lib/browser/session-ended";
import { type WhyEnded, whyEnded } from "@/lib/browser/why-ended";
import type { Me } from "@/lib/domain/identity/schema";
import { SessionWarning } from "./session-warning";
import { StepUp } from "./step-up";

const LockScreen = dynamic(() => import("./lock-screen").then((module) => module.LockScreen), {
  ssr: false,
  loading: () => <main id="content" aria-busy="true" />,
});

/** Why there is no session: nothing was done for long or it was ended elsewhere, its person began too many others, or an administrator ended it. */
type Ended = "idle" | WhyEnded;

/**
 * Whether there really is no session, and why. An answer may have been asked for before another tab signed in again, went to
 * another clinic or acts for somebody else: what belongs to somebody or somewhere else begins at its start.
 */
async function howEnded({ user, clinic, patientId }: Me): Promise<Ended | undefined> {
  const response = await fetch("/api/v1/me", { headers: { "x-background": "1" } }).catch(
    () => undefined,
  );
  if (response?.status === 401) return whyEnded((await response.json()).reason) ?? "idle";
  if (!response?.ok) return undefined;
  const now: Me = await response.json();
  const isSame =
    now.user.id === user.id && now.clinic.id === clinic.id && now.patientId === patientId;
  if (!isSame) window.location.replace("/");
  return undefined;
}

/** `idleMs`: how long a session may be without an act. */
type Props = { me: Me; idleMs: number; children: ReactNode };

/**
 * While the session has run out nothing of the page stays: it is taken out of the document, and drawn anew when the same
 * person signs in again. What was typed waits encrypted in this browser, and each form gives it back.
 */
export function SessionLock({ me, idleMs, children }: Props) {
  const [locked, setLocked] = useState<Ended>();
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    const ask = () => void howEnded(me).then((ended) => ended && setLocked(ended));
    // A tab that comes to the front may show what ended, or was left, while it lay behind.
    const shown = () => document.visibilityState === "visible" && ask();
    const unlisten = onEnded(ask);
    document.addEventListener("visibilitychange", shown);
    return () => {
      unlisten();
      document.removeEventListener("visibilitychange", shown);
    };
  }, [me]);
  useEffect(() => {
    // After the page: nothing that is seen first waits for it.
    void import("@/lib/browser/keep-copy")
      .then(({ forgetOthers }) => forgetOthers(me.user.id))
      .catch(() => {});
  }, [me]);
  useEffect(() => {
    if (!locked) return;
    queries.clear();
    // What the page was drawn from stands in the document as well.
    for (const script of document.querySelectorAll("script:not([src])")) script.textContent = "";
  }, [locked, queries]);
  if (!locked)
    return (
      <>
        {children}
        <StepUp />
        <SessionWarning idleMs={idleMs} />
      </>
    );
  return (
    <LockScreen
      me={me}
      why={locked}
      onUnlocked={() => {
        // A new session has the role of now and acts for its own person: whom else for is chosen anew.
        if (me.acting) return window.location.replace("/caring");
        if (locked === "role_changed") return window.location.replace("/");
        router.refresh();
        setLocked(undefined);
      }}
    />
  );
}
