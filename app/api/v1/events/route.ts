import { liveOperation } from "@/lib/api/live";
import { openLive } from "@/lib/domain/live/open-live";
import { liveQuery } from "@/lib/domain/live/schema";
import { liveResponse } from "@/lib/platform/http/live-response";
import { route } from "@/lib/platform/http/route";

export const GET = route(liveOperation, async ({ actor, query, request }) => {
  const own = liveQuery.safeParse({ after: request.headers.get("last-event-id") ?? query.after });
  const drawnAt = query.drawn ? Date.parse(query.drawn) : undefined;
  return liveResponse(request, (alive) =>
    openLive(actor, { lastId: own.data?.after, drawnAt, alive }),
  );
});
