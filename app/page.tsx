import { redirect } from "next/navigation";
import { opensCharts } from "@/lib/domain/identity/schema";
import { currentSession } from "@/lib/platform/http/page";

export default async function StartPage() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  const { role } = session;
  redirect(role === "patient" ? "/home" : opensCharts(role) ? "/today" : "/patients");
}
