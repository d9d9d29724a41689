import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ProviderReturn } from "@/components/identity/provider-return";
import { SignInFrame } from "@/components/identity/sign-in-frame";
import { providerName } from "@/lib/platform/auth/provider";

export async function generateMetadata() {
  return { title: (await getTranslations("signIn"))("title") };
}

/** Where the provider sends people back who sign in; for everybody. */
export default function ProviderPage() {
  const name = providerName();
  if (!name) notFound();
  return (
    <SignInFrame>
      <ProviderReturn name={name} links={false} />
    </SignInFrame>
  );
}
