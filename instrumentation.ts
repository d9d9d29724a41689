import type { Instrumentation } from "next";

/** Once, before the first request: refuses to start on a database role that could see every clinic. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("./lib/platform/start");
  await start();
}

/** A bug in a page or a route that nothing caught. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { report } = await import("./lib/platform/http/report");
  await report(error, { route: context.routePath });
};
