import { getTranslations } from "next-intl/server";
import { ForgotForm } from "@/components/identity/forgot-form";
import { LocaleChoice } from "@/components/identity/locale-choice";
import { SignInFrame } from "@/components/identity/sign-in-frame";

export async function generateMetadata() {
  return { title: (await getTranslations("forgot"))("title") };
}

export default function ForgotPage() {
  return (
    <SignInFrame aside={<LocaleChoice />}>
      <ForgotForm />
    </SignInFrame>
  );
}
