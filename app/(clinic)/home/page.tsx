import { redirect } from "next/navigation";
import { HomeParts } from "@/components/own-record/home-parts";
import { HomeScreen } from "@/components/vitals/home-screen";
import { getOwnHome } from "@/lib/domain/overview/get-own-home";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { listTrends } from "@/lib/domain/vitals/list-trends";
import { page } from "@/lib/platform/http/page";

export default page({ route: "/home", roles: ["patient"] }, async ({ actor, timeZone }) => {
  if (actor.actingFor || !actor.patientId) redirect("/caring");
  const patient = await getOwnPatient(actor, "vitals");
  const [trends, settings, home] = await Promise.all([
    listTrends(actor, patient.id, "3m"),
    clinicSettings(actor.clinicId),
    getOwnHome(actor, patient.id),
  ]);
  return (
    <HomeScreen
      patient={patient}
      userId={actor.userId}
      trends={trends}
      parts={<HomeParts home={home} patientId={patient.id} timeZone={timeZone} />}
      emergencyNumber={settings.emergencyNumber}
      lateCancelHours={settings.lateCancelHours}
      records={settings.homeVitals}
      timeZone={timeZone}
    />
  );
});
