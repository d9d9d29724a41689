import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { OfflineScreen } from "@/components/offline/offline-screen";
import { textsFor } from "@/lib/platform/i18n/audience";

export async function generateMetadata() {
  return { title: (await getTranslations("offline"))("title") };
}

/** The page that a device keeps: nothing of anybody is in it but the language it speaks. */
export default async function OfflinePage() {
  return (
    <NextIntlClientProvider messages={textsFor(["offline"], await getMessages())}>
      <OfflineScreen />
    </NextIntlClientProvider>
  );
}
