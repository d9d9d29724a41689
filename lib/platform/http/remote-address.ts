import { Server } from "node:http";
import { env } from "../env";
import { singleton } from "../singleton";

/**
 * Next keeps an X-Forwarded-For that a client sent, so anyone could choose the address that is throttled and audited.
 * Without a trusted proxy in front, each request gets its socket's address instead. Called once, at start.
 */
export function trustOnlySockets(): void {
  singleton("remote-address", () => {
    const emit = Server.prototype.emit;
    Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
      if (event === "request" && !env().TRUST_PROXY) {
        const request = args[0] as import("node:http").IncomingMessage;
        request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "unknown";
      }
      return emit.apply(this, [event, ...args] as Parameters<typeof emit>);
    } as typeof emit;
    return true;
  });
}
