import { Caregivers } from "@/components/caregivers/caregivers";
import { CareView } from "@/components/patients/care-view";
import { Register } from "@/components/patients/register";
import { isMinor } from "@/lib/browser/format";
import { listCaregivers } from "@/lib/domain/caregivers/list-caregivers";
import { opensCharts } from "@/lib/domain/identity/parts";
import { openChart } from "@/lib/domain/overview/open-chart";
import { getPerson } from "@/lib/domain/patients/get-person";
import { listCare } from "@/lib/domain/patients/list-care";
import { patientParams } from "@/lib/domain/patients/schema";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/care";

export default page(
  { route, roles: ["doctor", "nurse", "admin"], params: patientParams },
  async ({ actor, timeZone, params: { patientId } }) => {
    const person = await getPerson(actor, patientId, "care");
    const { items } = await listCare(actor, patientId);
    const caregivers = await listCaregivers(actor, patientId);
    const charts = opensCharts(actor.role);
    const patient = charts ? await openChart(actor, patientId, "care") : undefined;
    const shown = { patientId, first: items, memberId: actor.memberId, timeZone };
    return (
      <Register person={person} patient={patient} timeZone={timeZone}>
        <CareView {...shown} />
        <Caregivers
          {...{ patientId, timeZone }}
          first={caregivers.items}
          invites={isMinor(person.birthDate) && !person.deceased}
        />
      </Register>
    );
  },
);
