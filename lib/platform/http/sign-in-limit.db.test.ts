import { expect, test } from "vitest";
import { env } from "../env";
import { isAppError } from "../errors";
import { uuid7 } from "../uuid7";
import { forgiveSignIn, limitSignIn, limitUnguessed, type Trier } from "./rate-limit";

const told = (work: Promise<unknown>) =>
  work.then(
    () => "in" as const,
    (error) => (isAppError(error) ? error.detail : Promise.reject(error)),
  );
const account = () => `${uuid7()}@example.test`;
const trier = (given: Partial<Trier> = {}): Trier => ({
  email: account(),
  address: uuid7(),
  browser: uuid7(),
  ...given,
});

test("an account has so many tries in a quarter of an hour, from wherever; others go on", async () => {
  const email = account();
  for (let time = 0; time < env().SIGN_IN_LIMIT_PER_ACCOUNT; time++)
    expect(await told(limitSignIn(trier({ email })))).toBe("in");
  expect(await told(limitSignIn(trier({ email })))).toMatchObject({
    message: "account_throttled",
    values: { minutes: 15 },
  });
  expect(await told(limitSignIn(trier()))).toBe("in");
});

test("guesses elsewhere don't keep anybody out of a browser in which they were in, which has tries of its own", async () => {
  const [email, browser] = [account(), uuid7()];
  await forgiveSignIn(await limitSignIn(trier({ email, browser })));
  for (let time = 0; time <= env().SIGN_IN_LIMIT_PER_ACCOUNT; time++)
    await told(limitSignIn(trier({ email })));
  const throttled = { message: "account_throttled" };
  expect(await told(limitSignIn(trier({ email })))).toMatchObject(throttled);
  for (let time = 0; time < env().SIGN_IN_LIMIT_PER_ACCOUNT; time++)
    expect(await told(limitSignIn(trier({ email, browser })))).toBe("in");
  expect(await told(limitSignIn(trier({ email, browser })))).toMatchObject(throttled);
  // In that browser another account was never in.
  const other = account();
  for (let time = 0; time < env().SIGN_IN_LIMIT_PER_ACCOUNT; time++)
    await told(limitSignIn(trier({ email: other })));
  expect(await told(limitSignIn(trier({ email: other, browser })))).toMatchObject(throttled);
});

test("an address has so many failures over all accounts, and those who got in are none", async () => {
  const address = uuid7();
  for (let time = 0; time < env().SIGN_IN_LIMIT_PER_ADDRESS; time++) {
    await forgiveSignIn(await limitSignIn(trier({ address })));
  }
  for (let time = 0; time < env().SIGN_IN_LIMIT_PER_ADDRESS; time++)
    expect(await told(limitSignIn(trier({ address })))).toBe("in");
  expect(await told(limitSignIn(trier({ address })))).toMatchObject({
    message: "address_throttled",
    values: { minutes: 15 },
  });
});

test("while somebody guesses from behind a clinic's address, forty of its people get in where they were in before", async () => {
  const address = uuid7();
  const people = Array.from({ length: 40 }, () => trier({ address }));
  for (const one of people) await forgiveSignIn(await limitSignIn(one));
  const guess = () => told(limitSignIn(trier({ address })));
  while ((await guess()) === "in");
  for (const one of people) {
    const counted = await limitSignIn(one);
    expect(counted.isKnown).toBe(true);
    await forgiveSignIn(counted);
    expect(await guess()).toMatchObject({ message: "address_throttled" });
  }
  // Nor do keys and providers, which nobody guesses, wait for it, or shut passwords out.
  expect(await told(limitUnguessed(address))).toBe("in");
});
