import { type APIRequest, type APIRequestContext, expect } from "@playwright/test";
import { makeMember } from "@/lib/testing/factories";
import { signInByApi } from "./accounts";
import { makeHouse } from "./house";

/** A patient who asked two people to act for them: one permission for what the patient does to it, one for who was asked. */
export async function makeCaregivers(request: APIRequest, baseURL: string | undefined) {
  const house = await makeHouse("cuidadores");
  const { clinicId, patientId, pedro } = house;
  const enter = async (account: { email: string; password: string }) => {
    const context = await request.newContext({ baseURL });
    await signInByApi(context, account);
    return context;
  };
  const patient = await enter(pedro);
  const ask = async (email: string): Promise<string> => {
    const data = { email, name: "Marta Gil", relationship: "child", scopes: ["results"] };
    const asked = await patient.post(`/api/v1/patients/${patientId}/caregivers`, { data });
    expect(asked.status(), await asked.text()).toBe(201);
    return (await asked.json()).id;
  };
  const who = { email: `marta.${clinicId}@example.test`, password: pedro.password };
  await makeMember(clinicId, "patient", who);
  const [caregiverId, askedId] = [await ask(`luis.${clinicId}@example.test`), await ask(who.email)];
  const carer = await enter(who);
  const own: Record<string, APIRequestContext> = {
    "/patients/{patientId}/caregivers": patient,
    "/patients/{patientId}/caregivers/{caregiverId}": patient,
    "/me/cared": carer,
    "/me/cared/{caregiverId}": carer,
    "/me/cared/{caregiverId}/acceptance": carer,
    "/me/acting": carer,
  };
  return {
    own,
    /** What its parameters stand for in a path; nothing in all others. */
    idsFor: (path: string): Record<string, string> => {
      if (path.startsWith("/me/cared")) return { caregiverId: askedId };
      return path.includes("/caregivers") ? { patientId, caregiverId } : {};
    },
    dispose: () => Promise.all([patient.dispose(), carer.dispose()]),
  };
}
