import { getTranslations } from "next-intl/server";
import { LocaleChoice } from "@/components/identity/locale-choice";
import { SignInFrame } from "@/components/identity/sign-in-frame";
import { ConfirmForm } from "@/components/registrations/confirm-form";

export async function generateMetadata() {
  return { title: (await getTranslations("register"))("confirmTitle") };
}

/** For who holds the mail of a registration: its token stands after the #, where no server sees it. */
export default function ConfirmPage() {
  return (
    <SignInFrame aside={<LocaleChoice />}>
      <ConfirmForm />
    </SignInFrame>
  );
}
