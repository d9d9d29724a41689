import { readiness } from "@/lib/platform/http/readiness";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { ready, ...rest } = await readiness();
  return Response.json(
    { status: ready ? "ready" : "not ready", ...rest },
    { status: ready ? 200 : 503 },
  );
}
