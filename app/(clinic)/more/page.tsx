import { getTranslations } from "next-intl/server";
import { MoreScreen } from "@/components/own-record/more-screen";
import { AppError } from "@/lib/platform/errors";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("more"))("title") };
}

export default page({ route: "/more", roles: ["patient"] }, async ({ actor }) => {
  if (!actor.patientId) throw new AppError("not_found");
  return <MoreScreen patientId={actor.patientId} />;
});
