import { PatientAccountSection } from "@/components/invitations/patient-account";
import { PersonForm } from "@/components/patients/person-form";
import { Register } from "@/components/patients/register";
import { opensCharts } from "@/lib/domain/identity/parts";
import { getPatientAccount } from "@/lib/domain/invitations/get-patient-account";
import { openChart } from "@/lib/domain/overview/open-chart";
import { getPerson } from "@/lib/domain/patients/get-person";
import { patientParams } from "@/lib/domain/patients/schema";
import { page } from "@/lib/platform/http/page";

export default page(
  {
    route: "/patients/{patientId}/person",
    roles: ["doctor", "nurse", "admin"],
    params: patientParams,
  },
  async ({ actor, timeZone, params: { patientId } }) => {
    const charts = opensCharts(actor.role);
    const person = await getPerson(actor, patientId);
    const account = await getPatientAccount(actor, patientId);
    const patient = charts ? await openChart(actor, patientId) : undefined;
    return (
      <Register person={person} patient={patient} timeZone={timeZone}>
        <PersonForm userId={actor.userId} person={person} charts={charts} />
        <PatientAccountSection person={person} first={account} timeZone={timeZone} />
      </Register>
    );
  },
);
