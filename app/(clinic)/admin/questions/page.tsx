import { getTranslations } from "next-intl/server";
import { QuestionsScreen } from "@/components/access/questions-screen";
import { accessQuestionsQuery } from "@/lib/domain/audit/access-schema";
import { listAccessQuestions } from "@/lib/domain/audit/list-access-questions";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("questions"))("title") };
}

const query = accessQuestionsQuery.pick({ state: true });

export default page(
  { route: "/admin/questions", roles: ["admin"], query },
  async ({ actor, timeZone, query: { state } }) => {
    const first = await listAccessQuestions(actor, { state, limit: 25 });
    return <QuestionsScreen key={state} first={first} state={state} timeZone={timeZone} />;
  },
);
