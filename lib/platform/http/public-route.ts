import type { z } from "zod";
import type { RequestContext } from "../auth/actor";
import { AppError, isAppError } from "../errors";
import { readBody, requireSameOrigin } from "./body";
import { addressOf, contextOf, localeOf } from "./context";
import type { Operation } from "./operation";
import { bug, faultsOf, PERSONAL, problem } from "./problem";
import { limitRequest } from "./rate-limit";
import { record } from "./record";

type Input<B extends z.ZodType> = {
  body: z.output<B>;
  from: RequestContext;
  address: string;
  headers: Headers;
  /** Headers to send with the answer: a cookie, say. */
  answerHeaders: Headers;
};

/** A POST that nobody need be signed in for: origin, limit by address, parsing, log, metrics and problem documents. */
export function publicRoute<B extends z.ZodType>(
  operation: Operation<z.ZodType, z.ZodType, B> & { body: B; public: true },
  handle: (input: Input<B>) => Promise<object>,
) {
  return async (request: Request): Promise<Response> => {
    const began = performance.now();
    const from = contextOf(request.headers);
    let response: Response;
    try {
      const address = addressOf(request.headers);
      await limitRequest(address);
      requireSameOrigin(request);
      const parsed = operation.body.safeParse((await readBody(request)).json);
      if (!parsed.success) throw new AppError("invalid", { faults: faultsOf(parsed.error) });
      const { headers } = request;
      const answerHeaders = new Headers({ ...PERSONAL, "x-request-id": from.id });
      const answer = await handle({ body: parsed.data, from, address, headers, answerHeaders });
      response = Response.json(answer, { headers: answerHeaders });
    } catch (error) {
      const locale = localeOf(request.headers, undefined);
      if (!isAppError(error)) from.failure = error;
      response = isAppError(error) ? problem(error, locale, from.id) : bug(locale, from.id);
    }
    const labels = { route: operation.path, method: request.method, status: response.status };
    record(labels, began, from, undefined);
    return response;
  };
}
