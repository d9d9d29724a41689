import { countAccessQuestionsOperation } from "@/lib/api/access";
import { countAccessQuestions } from "@/lib/domain/audit/list-access-questions";
import { route } from "@/lib/platform/http/route";

export const GET = route(countAccessQuestionsOperation, ({ actor }) => countAccessQuestions(actor));
