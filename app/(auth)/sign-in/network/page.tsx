import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { NetworkScreen } from "@/components/identity/network-screen";
import { SignInFrame } from "@/components/identity/sign-in-frame";
import { addressOf } from "@/lib/platform/http/context";
import { requirePending } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("network"))("title") };
}

/** For who signed in from where their clinic lets nobody in. */
export default async function NetworkPage() {
  const { clinicName } = await requirePending("network");
  return (
    <SignInFrame>
      <NetworkScreen clinic={clinicName} address={addressOf(await headers())} />
    </SignInFrame>
  );
}
