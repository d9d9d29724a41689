import { z } from "zod";
import {
  confirmEnrolmentInput,
  enrolment,
  factor,
  proofInput,
  recoveryCodes,
} from "@/lib/domain/identity/factor-schema";
import { passkeyChallenge } from "@/lib/domain/identity/passkey-schema";
import type { Operation } from "@/lib/platform/http/operation";

export const getFactorOperation = {
  method: "get",
  path: "/me/factor",
  summary: "What one has besides the password",
  answer: factor,
  pending: ["factor", "enrolment"],
} satisfies Operation;

export const startEnrolmentOperation = {
  method: "post",
  path: "/me/authenticator",
  summary:
    "Begin to use an app that shows codes: its key and picture. Asked for only once a code was shown",
  answer: enrolment,
  pending: ["enrolment"],
  stepUp: true,
} satisfies Operation;

export const confirmEnrolmentOperation = {
  method: "post",
  path: "/me/authenticator/confirmation",
  summary:
    "Switch the second factor on by a first code: ends one's other sessions; gives recovery codes, once, and a new cookie",
  body: confirmEnrolmentInput,
  answer: recoveryCodes,
  pending: ["enrolment"],
} satisfies Operation;

export const dropAuthenticatorOperation = {
  method: "delete",
  path: "/me/authenticator",
  summary:
    "Give the app up that shows codes: ends one's other sessions and gives a new cookie; where no key is left, the second factor is off, and its recovery codes go too",
  answer: z.object({}),
  stepUp: true,
} satisfies Operation;

export const renewRecoveryCodesOperation = {
  method: "post",
  path: "/me/recovery-codes",
  summary: "Ten new recovery codes; the ones before are worth nothing from now",
  answer: recoveryCodes,
  stepUp: true,
} satisfies Operation;

export const proveMeOperation = {
  method: "post",
  path: "/me/proof",
  summary:
    "Show who one is: a code or what a key signed, or the password where one has nothing stronger. Gives a new cookie: of a sign-in that is complete now, or of a session that is fresh for five minutes",
  body: proofInput,
  answer: z.object({}),
  pending: ["factor", "enrolment"],
} satisfies Operation;

export const askForKeyOperation = {
  method: "post",
  path: "/me/proof/challenge",
  summary: "What one of one's own keys is to sign, to show who one is: good once, for five minutes",
  answer: passkeyChallenge,
  pending: ["factor"],
} satisfies Operation;

export const getProofOperation = {
  method: "get",
  path: "/me/proof",
  summary: "Whether one has shown lately who one is: refused with step_up where not",
  answer: z.object({}),
  stepUp: true,
} satisfies Operation;
