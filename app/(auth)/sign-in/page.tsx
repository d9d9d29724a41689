import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInScreen } from "@/components/identity/sign-in-screen";
import { openClinics } from "@/lib/domain/registrations/open-clinics";
import { providerName } from "@/lib/platform/auth/provider";
import { env } from "@/lib/platform/env";
import { currentSession } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage() {
  if (await currentSession().catch(() => undefined)) redirect("/");
  const open = await openClinics().catch(() => []); // without a database the page stands all the same
  return <SignInScreen demo={env().DEMO} provider={providerName()} registers={open.length > 0} />;
}
