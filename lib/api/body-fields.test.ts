import { expect, test } from "vitest";
import { z } from "zod";
import { OPERATIONS } from "./openapi";

/** What the server alone says of a row. */
const SERVERS = ["role", "clinicId", "signedAt", "id", "createdAt", "patientId"];
/** Where one of these words is the very thing that is asked for. */
const MEANT: Record<string, string[]> = {
  // Where one goes: to a clinic that one is a member of.
  "post /me/clinic": ["$.clinicId"],
  // As what an administrator asks somebody in.
  "post /invitations": ["$.role"],
  // And what they make somebody of the staff.
  "patch /users/{userId}/role": ["$.role"],
  // As what somebody treats a patient from now on.
  "post /patients/{patientId}/care": ["$.role"],
};

type Schema = Record<string, unknown>;
const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

/** The places in a body that take any field, or one of the server's. */
function openPlaces(schema: unknown, path = "$"): string[] {
  if (!isSchema(schema)) return [];
  const { properties, items, anyOf, allOf, oneOf, additionalProperties } = schema;
  const fields = Object.entries(isSchema(properties) ? properties : {});
  const isObject = schema.type === "object" && !isSchema(schema.propertyNames);
  const isOpen = isObject && additionalProperties !== false && !isSchema(additionalProperties);
  return [
    ...(isOpen ? [`${path}.*`] : []),
    ...fields.filter(([key]) => SERVERS.includes(key)).map(([key]) => `${path}.${key}`),
    ...fields.flatMap(([key, value]) => openPlaces(value, `${path}.${key}`)),
    ...openPlaces(items, `${path}[]`),
    ...[anyOf, allOf, oneOf].flat().flatMap((one) => openPlaces(one, path)),
    ...openPlaces(additionalProperties, `${path}{}`),
  ];
}

const withBody = OPERATIONS.flatMap(({ method, path, body }) =>
  body ? [{ name: `${method} ${path}`, body }] : [],
);

test.each(withBody)("$name takes nothing that only the server says", ({ name, body }) => {
  const schema = z.toJSONSchema(body, { io: "input", unrepresentable: "any" });
  expect(openPlaces(schema)).toEqual(MEANT[name] ?? []);
});

test("there are many bodies to ask, and an open one is found", () => {
  expect(withBody.length).toBeGreaterThan(40);
  const open = z.object({ a: z.array(z.strictObject({ clinicId: z.string() })) });
  const found = openPlaces(z.toJSONSchema(open, { io: "input" }));
  expect(found).toEqual(["$.*", "$.a[].clinicId"]);
});
