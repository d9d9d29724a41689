"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useEffect, useState } from "react";
import { Toasts } from "@/components/ui/toasts";
import { isProblem } from "@/lib/browser/api";
import { keepChoice } from "@/lib/browser/choice-cookie";
import { browserZone } from "@/lib/browser/zone";
import { ZONE_COOKIE } from "@/lib/platform/i18n/zone";

/** Tells the server which zone to show times in, from the sign-in page on: pages are drawn there. */
function useZoneCookie(): void {
  useEffect(() => {
    keepChoice(ZONE_COOKIE, browserZone());
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
