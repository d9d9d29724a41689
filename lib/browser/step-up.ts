/** Asks the person who they are; whether they showed it. */
type Asker = () => Promise<boolean>;
let asker: Asker | undefined;
let asking: Promise<boolean> | undefined;

/** Who asks from now on; gives the end of it. */
export function onStepUp(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = undefined;
  };
}

/** Has the person show who they are; one question for all who wait for it. False where nobody asks, or they won't. */
export function askForProof(): Promise<boolean> {
  asking ??= (asker?.() ?? Promise.resolve(false)).finally(() => {
    asking = undefined;
  });
  return asking;
}
