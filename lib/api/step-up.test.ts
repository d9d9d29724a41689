import { expect, test } from "vitest";
import { OPERATIONS } from "./openapi";

/** What lets people in or shuts them out, signs, takes records away, or changes who is watched: by who has just shown who they are. */
const ASKED = [
  "delete /me/authenticator",
  "delete /me/identities/{identityId}",
  "delete /me/passkeys/{passkeyId}",
  "delete /me/sessions/others",
  "delete /me/sessions/{handle}",
  "delete /users/{userId}/sessions",
  "get /audit-events.csv",
  "get /downloads/{downloadId}/link",
  "get /me/proof",
  "get /patients/{patientId}/record",
  "patch /chart-claims/{claimId}",
  "patch /erasure-requests/{requestId}",
  "patch /settings/rules",
  "patch /settings/security",
  "patch /settings/sessions",
  "patch /users/{userId}",
  "patch /users/{userId}/role",
  "post /emergencies",
  "post /invitations",
  "post /me/authenticator",
  "post /me/erasure",
  "post /me/identities/start",
  "post /me/passkeys/challenge",
  "post /me/recovery-codes",
  "post /patients/{patientId}/downloads",
  "post /patients/{patientId}/notes/{noteId}/signature",
  "post /users/{userId}/factor-reset",
];

test("a living session alone does none of these", () => {
  const asked = OPERATIONS.filter(({ stepUp }) => stepUp);
  expect(asked.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(ASKED);
});
