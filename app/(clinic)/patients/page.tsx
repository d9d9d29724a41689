import { getTranslations } from "next-intl/server";
import { PatientsList } from "@/components/patients/patients-list";
import { opensCharts } from "@/lib/domain/identity/parts";
import { listPatients } from "@/lib/domain/patients/list-patients";
import { listPatientsQuery } from "@/lib/domain/patients/schema";
import { listLatest } from "@/lib/domain/vitals/list-latest";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("patients"))("title") };
}

export default page(
  {
    route: "/patients",
    roles: ["doctor", "nurse", "admin"],
    query: listPatientsQuery.omit({ cursor: true }),
  },
  async ({ actor, timeZone, query }) => {
    const first = await listPatients(actor, query);
    const charts = opensCharts(actor.role);
    const latest = charts
      ? await listLatest(
          actor,
          first.items.map(({ id }) => id),
        )
      : {};
    return (
      <PatientsList
        first={first}
        latest={latest}
        query={query}
        charts={charts}
        timeZone={timeZone}
      />
    );
  },
);
