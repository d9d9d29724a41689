import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OtherClinic } from "@/components/notifications/other-clinic";
import { noticeParams } from "@/lib/domain/notifications/schema";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("notices"))("title") };
}

/** Where a mail about several leads: to their clinic's start, where the bell shows them. */
export default page(
  { route: "/notices/{clinicId}", params: noticeParams.pick({ clinicId: true }) },
  async ({ actor, session, params: { clinicId } }) => {
    if (clinicId === actor.clinicId) redirect("/");
    return <OtherClinic session={session} clinicId={clinicId} path="/" />;
  },
);
