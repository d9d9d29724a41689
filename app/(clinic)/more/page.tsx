import { getTranslations } from "next-intl/server";
import { MoreScreen } from "@/components/own-record/more-screen";
import { meOf } from "@/lib/domain/identity/me";
import { AppError } from "@/lib/platform/errors";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("more"))("title") };
}

export default page({ route: "/more", roles: ["patient"] }, async ({ actor, session }) => {
  if (actor.actingFor || !actor.patientId) throw new AppError("not_found");
  return <MoreScreen patientId={actor.patientId} me={meOf(session)} />;
});
