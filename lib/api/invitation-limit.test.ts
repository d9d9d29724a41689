import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What has a mail sent to an address that somebody types. */
const INVITES = /(inviteStaff|invitePatient|resendInvitation|inviteCaregiver)\(actor/;
const ROUTES = "app/api/v1";

test("every route that invites somebody counts it", () => {
  const files = readdirSync(ROUTES, { recursive: true, encoding: "utf8" });
  const inviting = files
    .filter((name) => name.endsWith("route.ts"))
    .map((name) => ({ name, text: readFileSync(`${ROUTES}/${name}`, "utf8") }))
    .filter(({ text }) => INVITES.test(text));
  const counted = inviting.filter(({ text }) => /await limitInvitations\(actor\.userId/.test(text));
  expect(inviting).toHaveLength(4);
  expect(counted).toEqual(inviting);
});
