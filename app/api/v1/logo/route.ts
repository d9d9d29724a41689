import { getLogoOperation } from "@/lib/api/settings";
import { getLogo } from "@/lib/domain/settings/get-logo";
import { fileResponse } from "@/lib/platform/http/file-response";
import { route } from "@/lib/platform/http/route";

// The address carries the picture's hash, so a browser may keep it; a proxy between may not.
const A_WEEK = "private, max-age=604800";

export const GET = route(getLogoOperation, async ({ actor }) => {
  const { type, bytes } = await getLogo(actor);
  return fileResponse(actor, bytes, { type, cache: A_WEEK });
});
