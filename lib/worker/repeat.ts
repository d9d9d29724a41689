import { log } from "@/lib/platform/log/log";

/** Notes a failure by its kind: its words may quote a row. */
export const failed = (what: string) => (error: unknown) =>
  log().warn({ what, kind: error instanceof Error ? error.name : typeof error }, "failed");

/** Does something every `ms` and when woken, one after the other; a failure waits for the next turn. */
export function repeat(ms: number, turn: () => Promise<unknown>) {
  let ended = false;
  let woken = false;
  let wakeUp = () => {};
  const wake = () => {
    woken = true;
    wakeUp();
  };
  const run = (async () => {
    while (!ended) {
      woken = false;
      await turn().catch(failed("turn"));
      if (woken || ended) continue;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, ms);
        wakeUp = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  })();
  return {
    wake,
    stop: () => {
      ended = true;
      wake();
      return run;
    },
  };
}
