const encoder = new TextEncoder();

/** The bytes of an event of a stream. */
export const eventBytes = (id: string, name: string, data: object) =>
  encoder.encode(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
/** The bytes of a word that browsers don't tell the page. */
export const wordBytes = (text: string) => encoder.encode(text);

/** Writes to a stream until it ends: `onEnd` is called once, also when the browser reads too slowly. */
export function streamWriter(
  controller: ReadableStreamDefaultController<Uint8Array>,
  onEnd: () => void,
) {
  let ended = false;
  const close = () => {
    if (ended) return;
    ended = true;
    onEnd();
    try {
      controller.close();
    } catch {} // the browser had gone already
  };
  return {
    ended: () => ended,
    close,
    send(chunk: Uint8Array): void {
      if (ended) return;
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(chunk);
      else close();
    },
  };
}

/** Does one work after the other, in the order in which they come; `onError` when one fails. */
export function inTurn(onError: () => void) {
  let turn = Promise.resolve();
  let waiting = 0;
  return {
    idle: () => waiting === 0,
    next(work: () => Promise<void> | undefined): void {
      waiting += 1;
      turn = turn
        .then(work)
        .catch(onError)
        .finally(() => {
          waiting -= 1;
        });
    },
  };
}
