import { isAppError } from "../errors";
import { addressOf, contextOf, localeOf } from "./context";
import { bug, problem } from "./problem";
import { limitRequest } from "./rate-limit";
import { record } from "./record";

type From = { id: string; address?: string; device?: string };
type NextContext = { params: Promise<{ token: string }> };

/**
 * A POST that whoever holds a signed link may send, from wherever: rate limit by address, log, metrics, failures. Then back
 * to the link's page below `page`, which says that it is done; a mail program doesn't follow.
 */
export function linkRoute(page: string, act: (token: string, from: From) => Promise<void>) {
  return async (request: Request, next: NextContext): Promise<Response> => {
    const began = performance.now();
    const context = contextOf(request.headers);
    let response: Response;
    try {
      await limitRequest(addressOf(request.headers));
      const { token } = await next.params;
      await act(token, context);
      const headers = { location: `${page}/${token}?done=1`, "cache-control": "no-store" };
      response = new Response(null, { status: 303, headers });
    } catch (error) {
      const locale = localeOf(request.headers, undefined);
      if (!isAppError(error)) context.failure = error;
      response = isAppError(error) ? problem(error, locale, context.id) : bug(locale, context.id);
    }
    const { status } = response;
    record({ route: page, method: request.method, status }, began, context, undefined);
    return response;
  };
}
