import {
  changeRoleInput,
  changeUserInput,
  endedSessions,
  factorReset,
  listUsersQuery,
  resetFactorInput,
  user,
  userPage,
  userParams,
} from "@/lib/domain/identity/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const listUsersOperation = {
  method: "get",
  path: "/users",
  summary: "Who belongs to the clinic, by name",
  query: listUsersQuery,
  answer: userPage,
  roles: ["admin"],
} satisfies Operation;

export const changeUserOperation = {
  method: "patch",
  path: "/users/{userId}",
  summary: "Suspend a user, which ends their sessions at once, or let them in again",
  params: userParams,
  body: changeUserInput,
  answer: user,
  roles: ["admin"],
  stepUp: true,
  ifMatch: true,
} satisfies Operation;

export const changeRoleOperation = {
  method: "patch",
  path: "/users/{userId}/role",
  summary:
    "Give somebody of the staff another role: ends their sessions in the clinic, and what they treat where the role treats nobody",
  params: userParams,
  body: changeRoleInput,
  answer: user,
  roles: ["admin"],
  stepUp: true,
  ifMatch: true,
} satisfies Operation;

export const endUserSessionsOperation = {
  method: "delete",
  path: "/users/{userId}/sessions",
  summary: "End a user's sessions in the clinic; they may sign in again",
  params: userParams,
  answer: endedSessions,
  roles: ["admin"],
  stepUp: true,
} satisfies Operation;

export const resetFactorOperation = {
  method: "post",
  path: "/users/{userId}/factor-reset",
  summary:
    "Take away the second factor of a user who lost all of it, and end their sessions: only of who belongs to no other clinic",
  params: userParams,
  body: resetFactorInput,
  answer: factorReset,
  roles: ["admin"],
  stepUp: true,
} satisfies Operation;
