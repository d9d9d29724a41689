import { getTranslations } from "next-intl/server";
import { EnrolmentScreen } from "@/components/identity/enrolment-screen";
import { SignInFrame } from "@/components/identity/sign-in-frame";
import { LONGEST_KEY_NAME } from "@/lib/domain/identity/passkey-schema";
import { requirePending } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("factor"))("title") };
}

/** For who has given the password and needs a second factor in their clinic. */
export default async function EnrolmentPage() {
  const { clinicName } = await requirePending("enrolment");
  return (
    <SignInFrame wide>
      <EnrolmentScreen clinic={clinicName} longestName={LONGEST_KEY_NAME} />
    </SignInFrame>
  );
}
