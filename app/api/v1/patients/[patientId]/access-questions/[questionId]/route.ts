import { answerAccessQuestionOperation } from "@/lib/api/access";
import { answerAccessQuestion } from "@/lib/domain/audit/answer-access-question";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(answerAccessQuestionOperation, ({ actor, params, body, version }) =>
  answerAccessQuestion(actor, params.patientId, params.questionId, body, version),
);
