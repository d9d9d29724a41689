import { getTranslations } from "next-intl/server";
import { LocaleChoice } from "@/components/identity/locale-choice";
import { NewPasswordForm } from "@/components/identity/new-password-form";
import { SignInFrame } from "@/components/identity/sign-in-frame";
import {
  LONGEST_PASSWORD,
  SHORTEST_PASSWORD,
  SHORTEST_WITH_FACTOR,
} from "@/lib/domain/identity/schema";

// Whether the account has a second factor is nothing to say to who holds a link.
const LIMITS = {
  min: SHORTEST_PASSWORD,
  max: LONGEST_PASSWORD,
  withFactor: SHORTEST_WITH_FACTOR,
};

export async function generateMetadata() {
  return { title: (await getTranslations("forgot"))("newTitle") };
}

/** For who holds the mail: its token stands after the #, where no server sees it. */
export default function NewPasswordPage() {
  return (
    <SignInFrame aside={<LocaleChoice />}>
      <NewPasswordForm limits={LIMITS} />
    </SignInFrame>
  );
}
