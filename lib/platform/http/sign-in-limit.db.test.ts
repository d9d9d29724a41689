import { expect, test } from "vitest";
import { env } from "../env";
import { isAppError } from "../errors";
import { uuid7 } from "../uuid7";
import { forgiveSignIn, limitSignIn } from "./rate-limit";

const told = (work: Promise<void>) =>
  work.then(
    () => "in",
    (error) => (isAppError(error) ? error.detail : Promise.reject(error)),
  );
const account = () => `${uuid7()}@example.test`;

test("an account has so many tries in a quarter of an hour, from wherever; others go on", async () => {
  const email = account();
  for (let time = 0; time < env().SIGN_IN_LIMIT_PER_ACCOUNT; time++)
    expect(await told(limitSignIn(email, uuid7()))).toBe("in");
  expect(await told(limitSignIn(email, uuid7()))).toMatchObject({
    message: "account_throttled",
    values: { minutes: 15 },
  });
  expect(await told(limitSignIn(account(), uuid7()))).toBe("in");
});

test("an address has so many failures over all accounts, and those who got in are none", async () => {
  const address = uuid7();
  for (let time = 0; time < env().SIGN_IN_LIMIT_PER_ADDRESS; time++) {
    const email = account();
    await limitSignIn(email, address);
    await forgiveSignIn(email, address);
  }
  for (let time = 0; time < env().SIGN_IN_LIMIT_PER_ADDRESS; time++)
    expect(await told(limitSignIn(account(), address))).toBe("in");
  expect(await told(limitSignIn(account(), address))).toMatchObject({
    message: "address_throttled",
    values: { minutes: 15 },
  });
});
