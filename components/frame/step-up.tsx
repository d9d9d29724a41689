"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { onStepUp } from "@/lib/browser/step-up";

// Seldom asked: no page brings it along.
const StepUpDialog = dynamic(() =>
  import("@/components/identity/step-up-dialog").then((module) => module.StepUpDialog),
);

/** Asks who it is when something that was called needs to know; leaving it unanswered is a no. */
export function StepUp() {
  const [answer, setAnswer] = useState<(proven: boolean) => void>();
  useEffect(() => onStepUp(() => new Promise((resolve) => setAnswer(() => resolve))), []);
  useEffect(() => () => answer?.(false), [answer]);
  if (!answer) return null;
  const end = (proven: boolean) => {
    answer(proven);
    setAnswer(undefined);
  };
  return <StepUpDialog onProven={() => end(true)} onClose={() => end(false)} />;
}
