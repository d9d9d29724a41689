import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { PatientFrame } from "@/components/frame/patient-frame";
import { StaffFrame } from "@/components/frame/staff-frame";
import { meOf } from "@/lib/domain/identity/me";
import { currentSession } from "@/lib/platform/http/page";

export default async function ClinicLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  const Frame = session.role === "patient" ? PatientFrame : StaffFrame;
  return <Frame me={meOf(session)}>{children}</Frame>;
}
