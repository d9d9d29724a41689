import { expect, test } from "vitest";
import { narrativeOf, textOfNarrative } from "./narrative";

test("what was typed comes back to the last character, and nothing of it is markup", () => {
  const typed = "a < b && c > d\r\n\tá🙂\u202E &amp; &#13; </div><script>alert(1)</script>\n";
  const { div } = narrativeOf(typed);
  expect(div).not.toContain("<script");
  expect(textOfNarrative(div)).toBe(typed);
  expect(textOfNarrative("<div>other</div>")).toBeUndefined();
});
