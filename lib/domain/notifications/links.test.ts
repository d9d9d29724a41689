import { beforeAll, expect, test } from "vitest";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import { noticeAddress, readStopToken, stopAddresses, stopToken } from "./links";

const clinicId = uuid7();
const memberId = uuid7();
const sent = (event: "care" | "alert" | "summary") => ({
  memberId,
  notificationId: uuid7(),
  event,
});

beforeAll(() => {
  Object.assign(env(), { APP_URL: "https://clinic.test" });
});

test("a link that was changed by one letter is none", () => {
  const token = stopToken({ clinicId, memberId, events: ["care"] });
  expect(readStopToken(token)).toEqual({ clinicId, memberId, events: ["care"] });
  const other = stopToken({ clinicId, memberId: uuid7(), events: ["care"] });
  const mixed = `${other.split(".")[0]}.${token.split(".")[1]}`;
  for (const wrong of ["", ".", "a.b", mixed, token.slice(0, -2), `${token}A`])
    expect(readStopToken(wrong), wrong).toBeUndefined();
});

test("one mail leads to its thing, several to their clinic; what is critical can't be turned off by a link", () => {
  const care = sent("care");
  expect(noticeAddress(clinicId, [care])).toBe(
    `https://clinic.test/notices/${clinicId}/${care.notificationId}`,
  );
  expect(noticeAddress(clinicId, [care, sent("care")])).toBe(
    `https://clinic.test/notices/${clinicId}`,
  );
  const { oneClick = "" } = stopAddresses(clinicId, [care, sent("summary"), sent("care")]) ?? {};
  expect(readStopToken(oneClick.split("/").at(-1) ?? "")?.events).toEqual(["care", "summary"]);
  expect(stopAddresses(clinicId, [sent("alert")])).toBeUndefined();
});
