import { OwnVitals } from "@/components/vitals/own-vitals";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { listTrends } from "@/lib/domain/vitals/list-trends";
import { listVitals } from "@/lib/domain/vitals/list-vitals";
import { trendsQuery } from "@/lib/domain/vitals/schema";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/vitals", roles: ["patient"], query: trendsQuery },
  async ({ actor, timeZone, query }) => {
    const patient = await getOwnPatient(actor, "vitals");
    const [trends, sets, { homeVitals }] = await Promise.all([
      listTrends(actor, patient.id, query.range),
      listVitals(actor, patient.id, { limit: 20 }),
      clinicSettings(actor.clinicId),
    ]);
    return (
      <OwnVitals
        patient={patient}
        userId={actor.userId}
        range={query.range}
        trends={trends}
        sets={sets}
        timeZone={timeZone}
        records={homeVitals}
      />
    );
  },
);
