import { expect, test } from "vitest";

// Before anything reads the environment: an address of HTTPS.
process.env.APP_URL = "https://clinic.example.test";
const {
  callbackCookie,
  challengeCookieHeader,
  choiceIn,
  csrfCookie,
  deviceCookieHeader,
  sessionCookie,
  sessionCookieHeader,
  sessionCookieOptions,
} = await import("./cookie");

test.each([
  ["session", "Lax", sessionCookieHeader("x")],
  ["device", "Lax", deviceCookieHeader("x")],
  ["challenge", "Strict", challengeCookieHeader("x")],
])(
  "over HTTPS the cookie %s is Secure, unseen by scripts, %s, and this host's alone",
  (name, site, header) => {
    const [pair, ...flags] = header.split("; ");
    expect(pair).toBe(`__Host-${name}=x`);
    expect(flags).toEqual(
      expect.arrayContaining(["Path=/", "HttpOnly", "Secure", `SameSite=${site}`]),
    );
    expect(header).not.toContain("Domain");
  },
);

test("so are those that next-auth sets: the session's, its own token's and the way back", () => {
  expect([sessionCookie(), csrfCookie(), callbackCookie()]).toEqual([
    "__Host-session",
    "__Host-csrf",
    "__Host-callback",
  ]);
  expect(sessionCookieOptions()).toEqual({
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: true,
  });
});

test("a browser's choice is read from this host's alone", () => {
  const cookie = "locale=en; __Host-locale=es";
  expect(choiceIn(new Headers({ cookie }), "locale")).toBe("es");
  expect(choiceIn(new Headers({ cookie: "locale=en" }), "locale")).toBeUndefined();
});
