import { getTranslations } from "next-intl/server";
import { LocaleChoice } from "@/components/identity/locale-choice";
import { SignInFrame } from "@/components/identity/sign-in-frame";
import { InvitedScreen } from "@/components/invitations/invited-screen";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "@/lib/domain/identity/schema";

const LIMITS = { min: SHORTEST_PASSWORD, max: LONGEST_PASSWORD };

export async function generateMetadata() {
  return { title: (await getTranslations("invited"))("title") };
}

/** For who holds the mail of an invitation: its token stands after the #, where no server sees it. */
export default function InvitationPage() {
  return (
    <SignInFrame aside={<LocaleChoice />}>
      <InvitedScreen limits={LIMITS} />
    </SignInFrame>
  );
}
