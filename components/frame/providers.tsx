"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useEffect, useState } from "react";
import { Toasts } from "@/components/ui/toasts";
import { isProblem } from "@/lib/browser/api";
import { browserZone } from "@/lib/browser/zone";
import { ZONE_COOKIE } from "@/lib/platform/i18n/zone";

const A_YEAR = 31_536_000;

/** Tells the server which zone to show times in, from the sign-in page on: pages are drawn there. */
function useZoneCookie(): void {
  useEffect(() => {
    const zone = browserZone();
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser
    document.cookie = `${ZONE_COOKIE}=${encodeURIComponent(zone)}; path=/; max-age=${A_YEAR}; samesite=lax`;
  }, []);
}

export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  useZoneCookie();
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          // Without a connection a sending fails at once and says so, rather than wait unseen.
          mutations: { networkMode: "always" },
          queries: { staleTime: 30_000, retry: (count, error) => !isProblem(error) && count < 2 },
        },
      }),
  );
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem nonce={nonce}>
      <QueryClientProvider client={client}>
        {children}
        <Toasts />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
