import { z } from "zod";
import {
  askProviderInput,
  cameIn,
  identities,
  identity,
  identityParams,
  providerAddress,
  providerAnswer,
} from "@/lib/domain/federation/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const askProviderOperation = {
  method: "post",
  path: "/provider/start",
  summary:
    "Where one signs in at the provider; good once, for ten minutes, in the browser that gets its cookie",
  body: askProviderInput,
  answer: providerAddress,
  public: true,
} satisfies Operation;

export const comeFromProviderOperation = {
  method: "post",
  path: "/provider/finish",
  summary:
    "Sign in by what the provider sent one back with; whom nobody linked and a made-up answer are refused alike",
  body: providerAnswer,
  answer: cameIn,
  public: true,
} satisfies Operation;

export const listIdentitiesOperation = {
  method: "get",
  path: "/me/identities",
  summary: "What one's own account is linked to",
  answer: identities,
} satisfies Operation;

export const askToLinkOperation = {
  method: "post",
  path: "/me/identities/start",
  summary: "Where one signs in at the provider, to link it to one's own account",
  answer: providerAddress,
  stepUp: true,
} satisfies Operation;

export const linkIdentityOperation = {
  method: "post",
  path: "/me/identities",
  summary: "Link one's own account to whom the provider knows, by what it sent one back with",
  body: providerAnswer,
  answer: identity,
  status: 201,
} satisfies Operation;

export const unlinkIdentityOperation = {
  method: "delete",
  path: "/me/identities/{identityId}",
  summary: "Take a link away; refused where nothing would be left to come in by",
  params: identityParams,
  answer: z.object({}),
  stepUp: true,
} satisfies Operation;
