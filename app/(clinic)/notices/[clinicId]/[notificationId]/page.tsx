import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OtherClinic } from "@/components/notifications/other-clinic";
import { openNotice } from "@/lib/domain/notifications/open-notice";
import { noticeParams } from "@/lib/domain/notifications/schema";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("notices"))("title") };
}

/** Where a mail leads: on to the thing, when it belongs to the clinic that one is in; else to that clinic first. */
export default page(
  { route: "/notices/{clinicId}/{notificationId}", params: noticeParams },
  async ({ actor, session, params: { clinicId, notificationId } }) => {
    if (clinicId === actor.clinicId) redirect(await openNotice(actor, notificationId));
    const path = `/notices/${clinicId}/${notificationId}`;
    return <OtherClinic session={session} clinicId={clinicId} path={path} />;
  },
);
