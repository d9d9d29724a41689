import { redirect } from "next/navigation";
import { opensCharts } from "@/lib/domain/identity/parts";
import { requireSession } from "@/lib/platform/http/page";

export default async function StartPage() {
  const { role, patientId, acting } = await requireSession();
  // Who acts for others, and is nobody's chart here, begins with whom they act for.
  const own = patientId && !acting ? "/home" : "/caring";
  redirect(role === "patient" ? own : opensCharts(role) ? "/today" : "/patients");
}
