import { z } from "zod";
import {
  decidedErasure,
  decideErasureInput,
  erasurePage,
  erasureParams,
  listErasuresQuery,
  ownErasure,
} from "@/lib/domain/erasure/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const getOwnErasureOperation = {
  method: "get",
  path: "/me/erasure",
  summary: "What erasing one's own account would do and leave, and what came of having asked",
  answer: ownErasure,
} satisfies Operation;

export const askErasureOperation = {
  method: "post",
  path: "/me/erasure",
  summary:
    "Ask that one's own account be erased; an administrator answers within 30 days. One must have shown lately who one is",
  answer: z.object({ answerBy: z.string() }),
  status: 201,
  idempotent: true,
  stepUp: true,
} satisfies Operation;

export const withdrawErasureOperation = {
  method: "delete",
  path: "/me/erasure",
  summary: "Take back that one asked for one's account to be erased",
  answer: z.object({}),
} satisfies Operation;

export const listErasuresOperation = {
  method: "get",
  path: "/erasure-requests",
  summary: "Who asked for their account to be erased and waits, the longest first",
  query: listErasuresQuery,
  answer: erasurePage,
  roles: ["admin"],
} satisfies Operation;

export const decideErasureOperation = {
  method: "patch",
  path: "/erasure-requests/{requestId}",
  summary: "Erase the account of who asked, at once and for good, or refuse it with a reason",
  params: erasureParams,
  body: decideErasureInput,
  answer: decidedErasure,
  roles: ["admin"],
  ifMatch: true,
  stepUp: true,
} satisfies Operation;
