import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "@/lib/browser/api";
import type { Note, NoteContent } from "@/lib/domain/notes/schema";
import { type DraftSender, draftSender, type SendState } from "./draft-sender";

const EMPTY: NoteContent = {
  type: "consultation",
  confidential: false,
  occurredAt: "2026-11-25T10:00:00.000Z",
  subjective: "",
  objective: "",
  assessment: "",
  plan: "",
  summaryFound: "",
  summaryTodo: "",
  summaryReturn: "",
  diagnoses: [],
};
const saying = (plan: string): NoteContent => ({ ...EMPTY, plan });
const refusal = (status: number) => new Problem(status, "x", "x", undefined, []);

/** A server as the real one is: a version for each change, the wrong one refused. */
const server = {
  content: EMPTY,
  version: 1,
  down: false,
  losesAnswers: false,
  refuses: "",
  sent: 0,
};
let states: SendState["kind"][];
let sender: DraftSender;

const stored = (): Note =>
  ({
    ...server.content,
    status: "preliminary",
    version: server.version,
    editedAt: "2026-11-25T10:00:00.000Z",
  }) as Note;

function begin() {
  return draftSender({
    content: server.content,
    version: server.version,
    onState: ({ kind }) => states.push(kind),
    read: async () => stored(),
    send: async (content, version) => {
      server.sent += 1;
      if (server.down) throw new TypeError("no connection");
      if (server.refuses && content.plan.includes(server.refuses)) throw refusal(422);
      if (version !== server.version) throw refusal(412);
      Object.assign(server, { content, version: version + 1 });
      if (server.losesAnswers) throw new TypeError("the answer was lost");
      return { id: "x", version: server.version, editedAt: "2026-11-25T10:00:00.000Z" };
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  const well = { down: false, losesAnswers: false, refuses: "", sent: 0 };
  Object.assign(server, { content: EMPTY, version: 1, ...well });
  states = [];
  sender = begin();
});
afterEach(() => {
  sender.stop();
  vi.useRealTimers();
});

test("what was typed is there a pause later, in one request", async () => {
  sender.change(saying("a"));
  await vi.advanceTimersByTimeAsync(500);
  sender.change(saying("ab"));
  expect(sender.isThere()).toBe(false);
  await vi.advanceTimersByTimeAsync(2000);
  expect([server.content.plan, server.sent, sender.isThere()]).toEqual(["ab", 1, true]);
  expect(states.at(-1)).toBe("saved");
});

test("who types without a pause is saved every five seconds all the same", async () => {
  for (let i = 0; i < 70; i++) {
    sender.change(saying("x".repeat(i)));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(server.sent).toBeGreaterThanOrEqual(1);
});

test("without a connection it waits, says so, and sends when it is back", async () => {
  server.down = true;
  sender.change(saying("a"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([states.at(-1), sender.unsent()?.content.plan]).toEqual(["waiting", "a"]);
  sender.change(saying("ab"));
  server.down = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect([server.content.plan, states.at(-1)]).toEqual(["ab", "saved"]);
});

test("an answer that was lost is no conflict, even when more was typed since", async () => {
  server.losesAnswers = true;
  sender.change(saying("a"));
  await vi.advanceTimersByTimeAsync(1500);
  server.losesAnswers = false;
  sender.change(saying("ab"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([server.content.plan, states.includes("conflict")]).toEqual(["ab", false]);
});

test("what the tab before typed last is begun with, and no conflict when it arrives from there too", async () => {
  sender.restore(saying("from the first"));
  sender.change(saying("from the second"));
  Object.assign(server, { content: saying("from the first"), version: 2 });
  await vi.advanceTimersByTimeAsync(10_000);
  expect([server.content.plan, states.includes("conflict")]).toEqual(["from the second", false]);
});

test("another window's words are never overwritten before the person chose", async () => {
  Object.assign(server, { content: saying("theirs"), version: 2 });
  sender.change(saying("mine"));
  await vi.advanceTimersByTimeAsync(20_000);
  expect([server.content.plan, states.at(-1), sender.isThere()]).toEqual([
    "theirs",
    "conflict",
    false,
  ]);
  sender.change(saying("mine and more"));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.content.plan).toBe("theirs");
  sender.settle(stored(), saying("both"));
  await vi.advanceTimersByTimeAsync(2000);
  expect([server.content.plan, states.at(-1)]).toEqual(["both", "saved"]);
});

test("who types nothing follows the other window", () => {
  Object.assign(server, { content: saying("theirs"), version: 2 });
  expect(sender.follow(stored())).toBe(true);
  sender.change(saying("mine"));
  Object.assign(server, { version: 3 });
  expect(sender.follow(stored())).toBe(false);
});

test("what cannot be stored is told, and sent once it was mended", async () => {
  server.refuses = "#";
  sender.change(saying("a#"));
  await vi.advanceTimersByTimeAsync(2000);
  expect([states.at(-1), sender.isThere()]).toEqual(["refused", false]);
  sender.change(saying("a"));
  await vi.advanceTimersByTimeAsync(2000);
  expect([server.content.plan, states.at(-1)]).toEqual(["a", "saved"]);
});
