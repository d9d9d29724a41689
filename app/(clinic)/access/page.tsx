import { getTranslations } from "next-intl/server";
import { AccessScreen } from "@/components/access/access-screen";
import { accessQuery } from "@/lib/domain/audit/access-schema";
import { listAccesses } from "@/lib/domain/audit/list-accesses";
import { listAnswers } from "@/lib/domain/audit/list-answers";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("access"))("title") };
}

export default page(
  { route: "/access", roles: ["patient"], query: accessQuery.pick({ own: true }) },
  async ({ actor, timeZone, query: { own } }) => {
    const { id } = await getOwnPatient(actor, "access");
    const [answers, first] = await Promise.all([
      listAnswers(actor, id),
      listAccesses(actor, id, { own, limit: 30 }),
    ]);
    const { userId } = actor;
    return <AccessScreen patientId={id} {...{ userId, first, own, answers, timeZone }} />;
  },
);
