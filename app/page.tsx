import { redirect } from "next/navigation";
import { opensCharts } from "@/lib/domain/identity/schema";
import { requireSession } from "@/lib/platform/http/page";

export default async function StartPage() {
  const { role } = await requireSession();
  redirect(role === "patient" ? "/home" : opensCharts(role) ? "/today" : "/patients");
}
