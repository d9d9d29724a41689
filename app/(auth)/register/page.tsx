import { getTranslations } from "next-intl/server";
import { LocaleChoice } from "@/components/identity/locale-choice";
import { SignInFrame } from "@/components/identity/sign-in-frame";
import { RegisterScreen } from "@/components/registrations/register-screen";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "@/lib/domain/identity/schema";
import { openClinics } from "@/lib/domain/registrations/open-clinics";

const LIMITS = { min: SHORTEST_PASSWORD, max: LONGEST_PASSWORD };

export async function generateMetadata() {
  return { title: (await getTranslations("register"))("title") };
}

type Props = { searchParams: Promise<{ clinic?: string | string[] }> };

/** For whoever wants to be a patient of a clinic that lets people register. */
export default async function RegisterPage({ searchParams }: Props) {
  const { clinic } = await searchParams;
  const open = await openClinics(typeof clinic === "string" ? clinic : undefined);
  const clinics = open.map(({ slug, name }) => ({ slug, name }));
  return (
    <SignInFrame aside={<LocaleChoice />}>
      <RegisterScreen clinics={clinics} limits={LIMITS} />
    </SignInFrame>
  );
}
