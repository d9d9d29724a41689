"use client";

import { Failed } from "@/components/frame/failed";

export default function ErrorPage({ reset }: { reset: () => void }) {
  return <Failed retry={reset} />;
}
