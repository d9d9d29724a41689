import { redirect } from "next/navigation";

export default async function ChartPage({ params }: { params: Promise<{ patientId: string }> }) {
  redirect(`/patients/${encodeURIComponent((await params).patientId)}/vitals`);
}
