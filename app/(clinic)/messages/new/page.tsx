import { getTranslations } from "next-intl/server";
import { HomeThread } from "@/components/messages/home-thread";
import { NewThreadForm } from "@/components/messages/new-thread-form";
import { getTeam } from "@/lib/domain/messaging/get-thread";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { page } from "@/lib/platform/http/page";

export default page({ route: "/messages/new", roles: ["patient"] }, async ({ actor, timeZone }) => {
  const { id } = await getOwnPatient(actor, "messages");
  const [t, team, settings] = await Promise.all([
    getTranslations("messages"),
    getTeam(actor, id),
    clinicSettings(actor.clinicId),
  ]);
  const { answerDays, emergencyNumber } = settings;
  const own = { patientId: id, userId: actor.userId, timeZone, home: true };
  const form = { ...own, team, emergencyNumber, place: "/messages" };
  return (
    <HomeThread title={t("begin")} {...{ team, answerDays, emergencyNumber }}>
      <NewThreadForm {...form} />
    </HomeThread>
  );
});
