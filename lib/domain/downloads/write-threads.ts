import { getThread } from "@/lib/domain/messaging/get-thread";
import { listThreads } from "@/lib/domain/messaging/list-threads";
import type { Message } from "@/lib/domain/messaging/schema";
import { heading, paragraph } from "@/lib/platform/pdf/write-text";
import type { Paper } from "./open-paper";
import { pagesOf } from "./pages-of";

const ROWS = 100;

/** Every conversation with its messages, each in the order in which it was held. */
export async function writeThreads(
  paper: Paper,
  onRows: (count: number) => Promise<void>,
): Promise<void> {
  const { sheet, words, asked } = paper;
  const { actor, patientId } = asked;
  heading(sheet, 2, words.t("messages.title"));
  let some = false;
  const threads = pagesOf((cursor) => listThreads(actor, patientId, { limit: ROWS, cursor }));
  for await (const items of threads)
    for (const { id, subject } of items) {
      some = true;
      const messages = await messagesOf(paper, id);
      heading(sheet, 3, subject);
      for (const message of messages) writeMessage(paper, message);
      await onRows(messages.length);
    }
  if (!some) paragraph(sheet, words.t("paper.none"));
}

async function messagesOf({ asked }: Paper, threadId: string): Promise<Message[]> {
  const { actor, patientId } = asked;
  const all: Message[] = [];
  let cursor: string | undefined;
  do {
    const page = await getThread(actor, { patientId, threadId }, { limit: ROWS, cursor });
    all.unshift(...page.messages);
    cursor = page.earlierCursor ?? undefined;
  } while (cursor);
  return all;
}

function writeMessage({ sheet, words }: Paper, { authorName, sentAt, body }: Message): void {
  const said = words.t("paper.said", { name: authorName, at: words.moment(sentAt) });
  paragraph(sheet, said, { quiet: true, after: 1 });
  paragraph(sheet, body);
}
