import { askDownloadOperation } from "@/lib/api/downloads";
import { askDownload } from "@/lib/domain/downloads/ask-download";
import { route } from "@/lib/platform/http/route";

export const POST = route(askDownloadOperation, ({ actor, session, params, body }) => {
  const locale = session.locale ?? session.clinicLocale;
  const timeZone = session.ownTimeZone ?? session.timeZone;
  return askDownload(actor, params.patientId, body, { locale, timeZone });
});
