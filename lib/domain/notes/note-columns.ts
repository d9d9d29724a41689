import type { NoteContent } from "./schema";

/** Of what a note says, those parts whose columns are called otherwise. */
export const columnsOf = ({
  occurredAt,
  summaryFound,
  summaryTodo,
  summaryReturn,
}: NoteContent) => ({
  occurred_at: occurredAt,
  summary_found: summaryFound,
  summary_todo: summaryTodo,
  summary_return: summaryReturn,
});
