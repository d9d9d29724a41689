"use client";

import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { Toaster } from "sonner";
import { isProblem } from "@/lib/browser/api";

/** A session that ended shows in the first answer: what is on the screen must go. */
function leaveWhenExpired(error: unknown): void {
  if (isProblem(error) && error.status === 401) window.location.replace("/sign-in?expired=1");
}

export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onError: leaveWhenExpired }),
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
        <Toaster
          position="bottom-center"
          duration={8000}
          closeButton
          toastOptions={{ className: "toast" }}
        />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
