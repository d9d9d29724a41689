import { expect, test } from "vitest";
import { isZone } from "./zone";

test("a zone that exists, by any of its names", () => {
  for (const zone of ["Europe/Madrid", "America/Argentina/Buenos_Aires", "Asia/Calcutta", "UTC"])
    expect(isZone(zone), zone).toBe(true);
  for (const zone of ["Europe/Atlantis", "", "../etc", "+02:00", null, "x".repeat(100)])
    expect(isZone(zone), String(zone)).toBe(false);
});
