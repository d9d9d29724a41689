import { getTranslations } from "next-intl/server";
import { FactorForm } from "@/components/identity/factor-form";
import { SignInFrame } from "@/components/identity/sign-in-frame";
import { requirePending } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("proof"))("title") };
}

/** For who has given the password and owes the second factor. */
export default async function FactorPage() {
  const { email } = await requirePending("factor");
  return (
    <SignInFrame>
      <FactorForm email={email} />
    </SignInFrame>
  );
}
