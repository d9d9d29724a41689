import { getTranslations } from "next-intl/server";
import { PersonForm } from "@/components/patients/person-form";
import { opensCharts } from "@/lib/domain/identity/parts";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("person"))("newTitle") };
}

export default page(
  { route: "/patients/new", roles: ["doctor", "nurse", "admin"] },
  async ({ actor }) => {
    const t = await getTranslations("person");
    return (
      <main className="main" id="content">
        <div className="page-head">
          <h1>{t("newTitle")}</h1>
        </div>
        <PersonForm userId={actor.userId} charts={opensCharts(actor.role)} />
      </main>
    );
  },
);
