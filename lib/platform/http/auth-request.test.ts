import { expect, test } from "vitest";
import { askedOfAuth, fieldsOf, requestWith } from "./auth-request";
import { placeOf } from "./rate-limit";

const PLACE = "http://localhost:3000/api/auth/callback/credentials";
const asked = (method: string, nextauth: string[]) =>
  askedOfAuth(new Request(PLACE, { method }), { params: Promise.resolve({ nextauth }) });
const FORM = "application/x-www-form-urlencoded";
const given = (body: string, type = FORM) =>
  fieldsOf(new Request(PLACE, { method: "POST", body, headers: { "content-type": type } }));

test("next-auth is asked for what is used, by the words that it goes by itself, and for nothing else", async () => {
  expect(await asked("POST", ["callback", "credentials"])).toBe("callback/credentials");
  expect(await asked("GET", ["csrf"])).toBe("csrf");
  for (const [method, words] of [
    ["POST", ["callback", "credentials", "x"]],
    ["GET", ["callback", "credentials"]],
    ["POST", ["_log"]],
    ["GET", ["signin", "credentials"]],
    ["GET", ["signout"]],
  ] as const)
    await expect(asked(method, [...words]), words.join("/")).rejects.toMatchObject({
      code: "not_found",
    });
});

test("a form or flat JSON, small, each field once and of words that can be stored", async () => {
  expect(await given("email=a%40b.es&password=%C3%B1")).toEqual({ email: "a@b.es", password: "ñ" });
  expect(await given('{"email":"a@b.es"}', "application/json; charset=utf-8")).toEqual({
    email: "a@b.es",
  });
  for (const [body, type, code] of [
    ["email=decoy%40b.es&email=a%40b.es", FORM, "malformed"],
    ["email=a%00b", FORM, "malformed"],
    ["{", "application/json", "malformed"],
    ['{"callbackUrl":{}}', "application/json", "malformed"],
    ["[]", "application/json", "malformed"],
    [`email=${"a".repeat(17_000)}`, FORM, "too_large"],
    ["email=a", "text/plain", "unsupported_type"],
    ["{}", "text/plain; x=application/json", "unsupported_type"],
  ] as const)
    await expect(given(body, type), body.slice(0, 40)).rejects.toMatchObject({ code });
});

test("next-auth reads what was looked at, however it came", async () => {
  const headers = { "content-type": "application/json", cookie: "csrf=1" };
  const request = new Request(PLACE, { method: "POST", body: '{"email":"ñ@b.es"}', headers });
  const handed = requestWith(request, await fieldsOf(request));
  expect(handed.headers.get("cookie")).toBe("csrf=1");
  expect(Object.fromEntries(new URLSearchParams(await handed.text()))).toEqual({ email: "ñ@b.es" });
});

test("an IPv6 network counts as one, and an IPv4 address as itself however it is written", () => {
  for (const [address, place] of [
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["unknown", "unknown"],
    ["019301aa-0000-7000-8000-000000000000", "019301aa-0000-7000-8000-000000000000"],
  ])
    expect(placeOf(address ?? ""), address).toBe(place);
});
