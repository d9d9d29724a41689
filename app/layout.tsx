import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/frame/providers";
import { plex } from "@/components/ui/plex";
import { textsFor } from "@/lib/platform/i18n/audience";
import "./globals.css";

export const metadata = { title: { default: "MediConnect Pro", template: "%s · MediConnect Pro" } };
export const viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" as const };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  // Signed-in pages get theirs in their own layout.
  const messages = textsFor(["signedOut"], await getMessages());
  return (
    <html lang={await getLocale()} className={plex.variable} suppressHydrationWarning>
      <body data-density="compact">
        <NextIntlClientProvider messages={messages}>
          <Providers nonce={nonce}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
