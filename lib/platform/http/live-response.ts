import { isWhole, sessionIdOf } from "./context";
import { PERSONAL } from "./problem";

/** A stream of events as an answer; whether it may go on is asked of the session that it was opened with. */
export function liveResponse(
  request: Request,
  open: (alive: () => Promise<boolean>) => ReadableStream,
): Response {
  const id = sessionIdOf(request.headers);
  return new Response(
    open(() => isWhole(id, request.headers)),
    {
      headers: {
        "content-type": "text/event-stream",
        // no-transform: a compressor would keep events back until its buffer is full.
        "cache-control": `${PERSONAL["cache-control"]}, no-transform`,
        "x-accel-buffering": "no",
      },
    },
  );
}
