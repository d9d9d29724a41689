import { redirect } from "next/navigation";
import { opensCharts } from "@/lib/domain/identity/parts";
import { requireSession } from "@/lib/platform/http/page";

export default async function StartPage() {
  const { role } = await requireSession();
  redirect(role === "patient" ? "/home" : opensCharts(role) ? "/today" : "/patients");
}
