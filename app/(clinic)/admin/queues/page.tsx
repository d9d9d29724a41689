import { getTranslations } from "next-intl/server";
import { QueuesScreen } from "@/components/operations/queues-screen";
import { getQueues } from "@/lib/domain/operations/get-queues";
import { listMessages } from "@/lib/domain/operations/list-messages";
import { listMessagesQuery } from "@/lib/domain/operations/queue-schema";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("queues"))("title") };
}

const query = listMessagesQuery.pick({ state: true });

export default page(
  { route: "/admin/queues", platformAdmin: true, query },
  async ({ timeZone, query: { state } }) => {
    const [queues, messages] = await Promise.all([getQueues(), listMessages({ state, limit: 50 })]);
    return (
      <QueuesScreen key={state} first={{ queues, messages }} state={state} timeZone={timeZone} />
    );
  },
);
