import type { IncomingMessage, ServerResponse } from "node:http";
import { singleton } from "../singleton";

// Drawing is work of the one thread: fifty pages at once are ready no sooner than eight and eight more, but hold the
// memory of fifty. Who waits is served in turn. A slow reader holds its place no longer than this.
const AT_ONCE = 8;
const LONGEST_MS = 1000;

type Gate = { open: number; waiting: (() => void)[] };
const gate = () => singleton<Gate>("page-gate", () => ({ open: 0, waiting: [] }));

/** What draws a page: a document or the data of one. Not the API, health, files. */
const drawsPage = ({ method, url = "" }: IncomingMessage) =>
  method === "GET" && !/^\/(api|_next|health|metrics)\b|\.\w+$/.test(url.split("?")[0] ?? "");

/** Lets a request in at once, or a page when one of those being drawn is ready. */
export function inTurn(
  request: IncomingMessage,
  response: ServerResponse,
  enter: () => void,
): void {
  if (!drawsPage(request)) {
    enter();
    return;
  }
  const pages = gate();
  const begin = () => {
    pages.open += 1;
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      clearTimeout(longest);
      pages.open -= 1;
      pages.waiting.shift()?.();
    };
    const longest = setTimeout(leave, LONGEST_MS);
    response.once("prefinish", leave).once("close", leave);
    enter();
  };
  if (pages.open < AT_ONCE) begin();
  else pages.waiting.push(() => (response.destroyed ? pages.waiting.shift()?.() : begin()));
}
