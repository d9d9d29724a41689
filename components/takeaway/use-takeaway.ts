import { useEffect, useRef, useState } from "react";
import { saveFile, type Taken, takeRecord } from "@/lib/browser/take-file";

type State =
  | { kind: "idle" | "failed" | "stopped" }
  | { kind: "busy"; taken: Taken }
  | { kind: "done"; bytes: number };

/** Taking a record away: how far it is, and what became of it. Leaving the page stops it. */
export function useTakeaway(patientId: string) {
  const [state, setState] = useState<State>({ kind: "idle" });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const take = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setState({ kind: "busy", taken: { bytes: 0, about: 0 } });
    try {
      const onProgress = (taken: Taken) => setState({ kind: "busy", taken });
      const { file, name } = await takeRecord(patientId, onProgress, controller.signal);
      saveFile(file, name);
      setState({ kind: "done", bytes: file.size });
    } catch {
      setState({ kind: controller.signal.aborted ? "stopped" : "failed" });
    }
  };
  return { state, take, stop: () => stop.current?.abort() };
}
