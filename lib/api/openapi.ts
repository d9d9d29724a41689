import {
  extendZodWithOpenApi,
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type ZodMediaTypeObject,
} from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import type { Operation } from "@/lib/platform/http/operation";
import * as access from "./access";
import * as alerts from "./alerts";
import * as audit from "./audit";
import * as caregivers from "./caregivers";
import * as diagnosisCodes from "./diagnosis-codes";
import * as downloads from "./downloads";
import * as emergencies from "./emergencies";
import * as erasure from "./erasure";
import * as factor from "./factor";
import * as federation from "./federation";
import * as files from "./files";
import * as identity from "./identity";
import * as invitations from "./invitations";
import * as kept from "./kept-records";
import * as live from "./live";
import * as messageTemplates from "./message-templates";
import * as messages from "./messages";
import * as notes from "./notes";
import * as notifications from "./notifications";
import * as operations from "./operations";
import * as overview from "./overview";
import * as passkeys from "./passkeys";
import * as patients from "./patients";
import * as people from "./people";
import * as record from "./record";
import * as records from "./records";
import * as registrations from "./registrations";
import * as settings from "./settings";
import * as users from "./users";
import * as vitals from "./vitals";

extendZodWithOpenApi(z);

/** Every operation of the API. */
export const OPERATIONS: readonly Operation[] = [
  identity,
  users,
  factor,
  caregivers,
  passkeys,
  federation,
  invitations,
  registrations,
  erasure,
  patients,
  people,
  vitals,
  record,
  ...Object.values(kept),
  records,
  files,
  downloads,
  diagnosisCodes,
  overview,
  access,
  alerts,
  emergencies,
  notes,
  notifications,
  settings,
  audit,
  operations,
  live,
  messages,
  messageTemplates,
].flatMap((nouns) => Object.values(nouns));

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  /** What happened, more closely than `code`, for programs. */
  reason: z.string().optional(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
});

/** The OpenAPI 3.1 description of /api/v1, from the very schemas that the routes enforce. */
export function openApiDocument() {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "session",
    description: "Cookie of POST /api/auth/callback/credentials; __Host-session over HTTPS",
  });
  for (const operation of OPERATIONS) registry.registerPath(pathOf(operation));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "MediConnect Pro", version: "1" },
    servers: [{ url: "/api/v1" }],
    security: [{ session: [] }],
  });
}

const json = (schema: z.ZodType): { content: Record<string, ZodMediaTypeObject> } => ({
  content: { "application/json": { schema } },
});

const BYTES = {
  content: { "application/octet-stream": { schema: z.string().meta({ format: "binary" }) } },
  required: true,
};

function pathOf(operation: Operation) {
  const { method, path, summary, params, query, body, answer, status = 200 } = operation;
  const headers: z.ZodType[] = [];
  if (operation.ifMatch) headers.push(z.object({ "if-match": z.string() }));
  if (operation.idempotent)
    headers.push(z.object({ "idempotency-key": z.string().max(255).optional() }));
  return {
    method,
    path,
    summary,
    ...(operation.public && { security: [] }),
    request: {
      params: params as z.ZodObject | undefined,
      query: query as z.ZodObject | undefined,
      headers: headers[0] as z.ZodObject | undefined,
      body: operation.bytes ? BYTES : body && { ...json(body), required: true },
    },
    responses: {
      [status]: {
        description: "Done",
        ...(operation.file ? { content: { [operation.file]: { schema: answer } } } : json(answer)),
      },
      default: {
        description: "A problem (RFC 9457)",
        content: { "application/problem+json": { schema: problem } },
      },
    },
  };
}
