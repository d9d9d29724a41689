import { listAccessQuestionsOperation } from "@/lib/api/access";
import { listAccessQuestions } from "@/lib/domain/audit/list-access-questions";
import { route } from "@/lib/platform/http/route";

export const GET = route(listAccessQuestionsOperation, ({ actor, query }) =>
  listAccessQuestions(actor, query),
);
