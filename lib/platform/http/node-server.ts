import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { env, isHttps } from "../env";
import { singleton } from "../singleton";
import { isOwnHost } from "./own-host";
import { inTurn } from "./page-gate";

const TICKET = "x-ticket";
const RETRY_SECONDS = "5";
/** Longer than proxies keep a connection that nobody uses (60 s mostly): one that a request is on its way by isn't closed. */
const KEPT_MS = 65_000;
/** For a year, by HTTPS alone. */
const HSTS = "max-age=31536000; includeSubDomains";
const unavailable = () => singleton("unavailable-pages", () => new Set<string>());
const counter = singleton("tickets", () => ({ last: 0 }));

/**
 * What Next leaves open, done where a request enters Node. It keeps an X-Forwarded-For that a client sent, so anyone
 * could choose the address that is throttled and audited: without a trusted proxy each request gets its socket's. It
 * answers to every Host: another's is refused. And a page cannot choose its status: one that said unavailable() answers 503 with Retry-After. Called once, at start.
 */
export function patchServer(): void {
  singleton("patched-server", () => {
    const emit = Server.prototype.emit;
    Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
      const go = () => emit.apply(this, [event, ...args] as Parameters<typeof emit>);
      if (event !== "request") return go();
      this.keepAliveTimeout = KEPT_MS;
      const [request, response] = args as [IncomingMessage, ServerResponse];
      if (!isOwnHost(request)) return refuse(response);
      prepare(request, response);
      inTurn(request, response, go);
      return true;
    } as typeof emit;
    return true;
  });
}

/** 421: whoever asked meant another server, or wants this one to take a name that isn't its own. */
function refuse(response: ServerResponse): true {
  response.writeHead(421, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  response.end("Misdirected Request\n");
  return true;
}

function prepare(request: IncomingMessage, response: ServerResponse): void {
  if (isHttps()) response.setHeader("strict-transport-security", HSTS);
  if (!env().TRUST_PROXY) {
    request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "unknown";
    delete request.headers["x-forwarded-host"];
  }
  counter.last += 1;
  const ticket = String(counter.last);
  request.headers[TICKET] = ticket;
  const writeHead = response.writeHead as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const away = unavailable().delete(ticket) && status === 500;
    if (away) response.setHeader("retry-after", RETRY_SECONDS);
    return writeHead.call(response, away ? 503 : status, ...rest);
  }) as typeof response.writeHead;
}

/** Says that what this page needs is away for now. Its request's headers tell which page. */
export function sayUnavailable(headers: Headers): void {
  const ticket = headers.get(TICKET);
  if (ticket) unavailable().add(ticket);
}
