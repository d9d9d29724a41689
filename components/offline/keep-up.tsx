"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import type { Me } from "@/lib/domain/identity/schema";

const Waiting = dynamic(() => import("./waiting").then((module) => module.Waiting), { ssr: false });

/** Renews what this device keeps, and sends what was written without a connection. */
export function KeepUp({ me }: { me: Me }) {
  const atHome = usePathname() === "/home";
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    // After the page: nothing that is seen first waits for it.
    void import("@/lib/browser/keep-copy").then(({ renewCopy }) => renewCopy(me)).catch(() => {});
    void import("@/lib/browser/waiting").then(({ mayWait }) => setWaits(mayWait(me.user.id)));
  }, [me]);
  // What another device left unsent is asked for at the start only.
  return waits || atHome ? <Waiting me={me} /> : null;
}
