import { getTranslations } from "next-intl/server";
import { CaregiversScreen } from "@/components/caregivers/caregivers-screen";
import { listCaregivers } from "@/lib/domain/caregivers/list-caregivers";
import { AppError } from "@/lib/platform/errors";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("caregivers"))("title") };
}

export default page({ route: "/caregivers", roles: ["patient"] }, async ({ actor, timeZone }) => {
  if (!actor.patientId) throw new AppError("not_found");
  const { items } = await listCaregivers(actor, actor.patientId);
  return <CaregiversScreen patientId={actor.patientId} first={items} timeZone={timeZone} />;
});
