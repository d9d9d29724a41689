import { type APIRequestContext, expect } from "@playwright/test";
import { blockNetworks } from "@/lib/testing/networks";
import { makeClaim } from "@/lib/testing/registrations";
import { loseApp } from "@/lib/testing/sign-ins";
import { signInByApi } from "./accounts";
import { makeHouse } from "./house";

type House = Awaited<ReturnType<typeof makeHouse>>;
type Account = { email: string; password: string };

/** What makes half a session of the next sign-in in a house, by where it leads; gives whose. */
const HALVES: Record<string, (house: House, request: APIRequestContext) => Promise<Account>> = {
  "/sign-in/factor": async ({ clinicId, doctor, lucia }) => {
    await loseApp(clinicId, doctor.userId);
    return lucia;
  },
  "/sign-in/enrolment": async ({ elena, lucia }, request) => {
    await signInByApi(request, elena);
    const change = { headers: { "if-match": '"1"' }, data: { doctorFactor: true } };
    expect((await request.patch("/api/v1/settings/security", change)).status()).toBe(200);
    return lucia;
  },
  "/sign-in/network": async ({ clinicId, lucia }) => {
    await blockNetworks(clinicId, "127.0.0.0/8, ::1");
    return lucia;
  },
  "/sign-in/checking": async ({ clinicId, pedro: { password } }) => {
    const { email } = await makeClaim(clinicId, { password });
    return { email, password };
  },
};

/** Signs somebody in who still lacks what this page is for. */
export async function signInHalf(request: APIRequestContext, address: string): Promise<void> {
  const make = HALVES[address];
  if (!make) throw new Error(`nobody lacks what ${address} is for`);
  await signInByApi(request, await make(await makeHouse("mitad"), request));
}
