import type { z } from "zod";
import type { Pending, Role } from "../auth/sessions";

/** One operation of the API: what the route enforces and what /api/openapi.json says, from the same schemas. */
export type Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> = {
  method: "get" | "post" | "patch" | "put" | "delete";
  /** Below /api/v1, with {parameters}. */
  path: string;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** What a success answers, with its status (200 when none is given). */
  answer: z.ZodType;
  /** The media type of an answer that isn't JSON: a file. */
  file?: string;
  status?: 200 | 201;
  /** Who may call it; nobody else learns that it exists. Everyone who is signed in, when not given. */
  roles?: readonly Role[];
  /** Only for administrators of the platform. */
  platformAdmin?: true;
  /** The body is bytes as they are, which the handler reads by itself. */
  bytes?: true;
  /** A stream that stays open: reading it keeps no session alive. */
  stream?: true;
  /** Nobody need be signed in. */
  public?: true;
  /** Sessions that still lack this may call it too: it is how they get it. */
  pending?: readonly Pending[];
  /** Asks for a proof of who it is, where the last one is older than five minutes. */
  stepUp?: true;
  /** Takes an Idempotency-Key. Every POST that adds something does. */
  idempotent?: true;
  /** Needs If-Match with the version that the change was made on. */
  ifMatch?: true;
};
