import { redirect } from "next/navigation";
import { currentSession } from "@/lib/platform/http/page";

export default async function StartPage() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  redirect(session.role === "patient" ? "/home" : "/patients");
}
