import type { APIRequest, APIRequestContext } from "@playwright/test";
import { expect } from "@playwright/test";
import { makeDoctor } from "@/lib/testing/factories";
import { signInByApi } from "./accounts";
import { makeHouse } from "./house";

/** A patient whose doctor looked at two parts of the chart, who asked about one look; and the administrator who answers. */
export async function makeQuestion(request: APIRequest, baseURL: string | undefined) {
  const house = await makeHouse("preguntas");
  const guard = { email: `guardia.${house.clinicId}@example.test`, password: house.lucia.password };
  await makeDoctor(house.clinicId, guard);
  const enter = async (account: typeof house.lucia): Promise<APIRequestContext> => {
    const context = await request.newContext({ baseURL });
    await signInByApi(context, account);
    return context;
  };
  const [doctor, asker, answerer, breaker] = await Promise.all(
    [house.lucia, house.pedro, house.elena, guard].map(enter),
  );
  if (!doctor || !asker || !answerer || !breaker) throw new Error("four people");
  const { patientId } = house;
  const chart = `/api/v1/patients/${patientId}`;
  for (const part of ["vitals", "conditions"]) await doctor.get(`${chart}/${part}`);
  await doctor.dispose();
  const { items } = await (await asker.get(`${chart}/access-log?own=hidden`)).json();
  const [first, second] = items.map(({ key }: { key: string }) => key);
  const question = { entry: first, question: "¿Por qué?" };
  const asked = await asker.post(`${chart}/access-questions`, { data: question });
  expect(asked.status()).toBe(201);
  const { id: questionId } = await asked.json();
  const glass = { number: `T-${patientId}`, reason: "Inconsciente en urgencias" };
  const broken = await breaker.post("/api/v1/emergencies", { data: glass });
  expect(broken.status()).toBe(201);
  return {
    asker,
    answerer,
    /** A doctor who broke the glass, and with what. */
    breaker,
    glass,
    another: { ...question, entry: second },
    ids: { patientId, questionId, emergencyId: (await broken.json()).id as string },
  };
}
