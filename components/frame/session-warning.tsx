"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { type Ending, watchSession } from "@/lib/browser/watch-session";

// Seldom seen: no page brings it along.
const SessionEndDialog = dynamic(() =>
  import("./session-end-dialog").then((module) => module.SessionEndDialog),
);

/** Warns two minutes before the session ends; what is typed stays where it is. */
export function SessionWarning({ idleMs }: { idleMs: number }) {
  const [ending, setEnding] = useState<Ending>();
  const [read, setRead] = useState(false);
  useEffect(() => watchSession(idleMs, setEnding), [idleMs]);
  // That it ends whatever one does is said once.
  if (!ending || (read && ending.why === "longest")) return null;
  return <SessionEndDialog key={ending.why} of={ending} onRead={() => setRead(true)} />;
}
