import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { UnsubscribeScreen } from "@/components/notifications/unsubscribe-screen";
import { readStop } from "@/lib/domain/notifications/unsubscribe";
import { isAppError } from "@/lib/platform/errors";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("unsubscribe"))("title") };
}

/** For who holds the mail, signed in or not. Looking turns nothing off: mail programs look at links too. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const { token } = await params;
  const { done } = await searchParams;
  const stop = await readStop(token).catch((error: unknown) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  return <UnsubscribeScreen token={token} done={done !== undefined} {...stop} />;
}
