import { notFound } from "next/navigation";
import { Showcase } from "@/components/ui/showcase";
import { isRealProduction } from "@/lib/platform/env";

export const metadata = { title: "Primitives" };
export const dynamic = "force-dynamic";

/** Every primitive in every state, for who builds: not where there are real people. */
export default function PrimitivesPage() {
  if (isRealProduction()) notFound();
  return <Showcase />;
}
