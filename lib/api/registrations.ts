import { z } from "zod";
import {
  claimPage,
  claimParams,
  decideClaimInput,
  decidedClaim,
  listClaimsQuery,
} from "@/lib/domain/registrations/claim-schema";
import { confirmRegistrationInput, registerInput } from "@/lib/domain/registrations/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const registerOperation = {
  method: "post",
  path: "/registrations",
  summary:
    "Register at a clinic that lets patients do it: a mail leaves to the address. The same answer whether anybody has the address, or the clinic knows the person",
  body: registerInput,
  answer: z.object({}),
  public: true,
} satisfies Operation;

export const confirmRegistrationOperation = {
  method: "post",
  path: "/registrations/confirmation",
  summary: "Make the account of who registered, by the mail's link and the password, once",
  body: confirmRegistrationInput,
  answer: z.object({}),
  public: true,
} satisfies Operation;

export const listClaimsOperation = {
  method: "get",
  path: "/chart-claims",
  summary:
    "Who registered and may be somebody whom the clinic knows, the longest waiting first, with whom they may be",
  query: listClaimsQuery,
  answer: claimPage,
  roles: ["admin"],
} satisfies Operation;

export const decideClaimOperation = {
  method: "patch",
  path: "/chart-claims/{claimId}",
  summary:
    "Say whose chart is that of somebody who registered: one that has no account, or a new one, and how one knows",
  params: claimParams,
  body: decideClaimInput,
  answer: decidedClaim,
  roles: ["admin"],
  ifMatch: true,
  stepUp: true,
} satisfies Operation;
