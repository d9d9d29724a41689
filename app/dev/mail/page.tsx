import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CaughtMails } from "@/components/notifications/caught-mails";
import { env } from "@/lib/platform/env";
import { listCaught } from "@/lib/platform/mail/caught";

export const dynamic = "force-dynamic";

export async function generateMetadata() {
  return { title: (await getTranslations("caughtMail"))("title") };
}

/** The mails of the demo, which go nowhere else. */
export default async function CaughtMailPage() {
  if (!env().DEMO) notFound();
  return <CaughtMails mails={await listCaught()} />;
}
