import { getTranslations } from "next-intl/server";
import { ErasureScreen } from "@/components/erasure/erasure-screen";
import { getOwnErasure } from "@/lib/domain/erasure/get-own-erasure";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("erasure"))("title") };
}

export default page({ route: "/account/erasure" }, async ({ actor, session, timeZone }) => (
  <ErasureScreen first={await getOwnErasure(actor, session)} timeZone={timeZone} />
));
