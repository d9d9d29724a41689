import { getTranslations } from "next-intl/server";
import { SignInFrame } from "@/components/identity/sign-in-frame";
import { CheckingScreen } from "@/components/registrations/checking-screen";
import { requirePending } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("checking"))("title") };
}

/** For who registered, while their clinic looks which chart is theirs. */
export default async function CheckingPage() {
  const { clinicName, email } = await requirePending("checking");
  return (
    <SignInFrame>
      <CheckingScreen clinic={clinicName} email={email} />
    </SignInFrame>
  );
}
