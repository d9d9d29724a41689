import { z } from "zod";
import {
  addedPasskey,
  addPasskeyInput,
  newPasskeyChallenge,
  passkey,
  passkeyChallenge,
  passkeyParams,
  passkeySignInInput,
  passkeys,
  renamePasskeyInput,
} from "@/lib/domain/identity/passkey-schema";
import type { Operation } from "@/lib/platform/http/operation";

export const askToSignInOperation = {
  method: "post",
  path: "/passkeys/challenge",
  summary:
    "What a device is to sign, so that its person comes in by it alone: good once, for five minutes, in the browser that gets its cookie",
  body: z.strictObject({}),
  answer: passkeyChallenge,
  public: true,
} satisfies Operation;

export const signInByPasskeyOperation = {
  method: "post",
  path: "/passkeys/sign-in",
  summary: "Sign in by what a device signed; an unknown key and a wrong answer are refused alike",
  body: passkeySignInInput,
  answer: z.object({}),
  public: true,
} satisfies Operation;

export const listPasskeysOperation = {
  method: "get",
  path: "/me/passkeys",
  summary: "One's own keys: name, when each was added and last used",
  answer: passkeys,
} satisfies Operation;

export const askForNewKeyOperation = {
  method: "post",
  path: "/me/passkeys/challenge",
  summary: "What a device is to make a new key for: good once, for five minutes",
  answer: newPasskeyChallenge,
  pending: ["enrolment"],
  stepUp: true,
} satisfies Operation;

export const addPasskeyOperation = {
  method: "post",
  path: "/me/passkeys",
  summary:
    "Keep a key that a device has made, which is a second factor from then on; gives a new cookie, and recovery codes with the first factor",
  body: addPasskeyInput,
  answer: addedPasskey,
  status: 201,
  pending: ["enrolment"],
} satisfies Operation;

export const renamePasskeyOperation = {
  method: "patch",
  path: "/me/passkeys/{passkeyId}",
  summary: "Give one of one's own keys another name",
  params: passkeyParams,
  body: renamePasskeyInput,
  answer: passkey,
  ifMatch: true,
} satisfies Operation;

export const removePasskeyOperation = {
  method: "delete",
  path: "/me/passkeys/{passkeyId}",
  summary:
    "Give one of one's own keys up: ends one's other sessions and gives a new cookie; where it was the last factor, its recovery codes go too, and where the clinic wants one it is refused",
  params: passkeyParams,
  answer: z.object({}),
  stepUp: true,
} satisfies Operation;
