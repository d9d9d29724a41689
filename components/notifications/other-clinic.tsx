import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { GoToClinic } from "./go-to-clinic";

type Clinic = { id: string; name: string };
type Props = {
  session: { userId: string; role: string; clinicName: string; clinics: Clinic[] };
  clinicId: string;
  /** Where to go on then. */
  path: string;
};

/** Says that what a mail led to belongs to another of the person's clinics, and goes there. Nothing for a stranger's clinic. */
export function OtherClinic({ session, clinicId, path }: Props) {
  const t = useTranslations("notices");
  const clinic = session.clinics.find(({ id }) => id === clinicId);
  if (!clinic) notFound();
  return (
    <main className={session.role === "patient" ? "p-main" : "main"} id="content">
      <section className="void">
        <h1 className="t-20 semi">{t("title")}</h1>
        <p className="ink-2">{t("other", { clinic: clinic.name, here: session.clinicName })}</p>
        <GoToClinic userId={session.userId} clinic={clinic} path={path} />
      </section>
    </main>
  );
}
