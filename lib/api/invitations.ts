import { z } from "zod";
import {
  acceptInvitationInput,
  invitation,
  invitationPage,
  invitationParams,
  inviteInput,
  invitePatientInput,
  listInvitationsQuery,
  lookAtInvitationInput,
  patientAccount,
  shownInvitation,
} from "@/lib/domain/invitations/schema";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const listInvitationsOperation = {
  method: "get",
  path: "/invitations",
  summary: "Who was asked into the clinic and hasn't come yet, the latest first",
  query: listInvitationsQuery,
  answer: invitationPage,
  roles: ["admin"],
} satisfies Operation;

export const inviteOperation = {
  method: "post",
  path: "/invitations",
  summary: "Ask somebody into the clinic by a link to their address, for 72 hours and once",
  body: inviteInput,
  answer: invitation,
  status: 201,
  roles: ["admin"],
  stepUp: true,
  idempotent: true,
} satisfies Operation;

export const resendInvitationOperation = {
  method: "post",
  path: "/invitations/{invitationId}/resend",
  summary: "Send an invitation again, with another link: the one before is dead",
  params: invitationParams,
  answer: invitation,
  roles: ["admin"],
} satisfies Operation;

export const withdrawInvitationOperation = {
  method: "delete",
  path: "/invitations/{invitationId}",
  summary: "Take an invitation back: its link is dead at once",
  params: invitationParams,
  answer: z.object({}),
  roles: ["admin"],
} satisfies Operation;

export const lookAtInvitationOperation = {
  method: "post",
  path: "/invitations/look",
  summary: "What a link is for, to who holds it; the same answer for every one that isn't good",
  body: lookAtInvitationInput,
  answer: shownInvitation,
  public: true,
} satisfies Operation;

export const acceptInvitationOperation = {
  method: "post",
  path: "/invitations/acceptance",
  summary:
    "Come into a clinic by a link, once: with a new account's name and password, or with the password of the account that the address has",
  body: acceptInvitationInput,
  answer: z.object({}),
  public: true,
} satisfies Operation;

const REGISTRARS = ["doctor", "nurse", "admin"] as const;

export const getPatientAccountOperation = {
  method: "get",
  path: "/patients/{patientId}/account",
  summary: "Whether a patient has an account of their own, or was asked to make one",
  params: patientParams,
  answer: patientAccount,
  roles: REGISTRARS,
} satisfies Operation;

export const invitePatientOperation = {
  method: "post",
  path: "/patients/{patientId}/account",
  summary:
    "Ask a patient to their own chart by a link to their address, saying how one knew it; one that was open is dead",
  params: patientParams,
  body: invitePatientInput,
  answer: invitation,
  status: 201,
  roles: REGISTRARS,
  idempotent: true,
} satisfies Operation;

export const withdrawPatientInvitationOperation = {
  method: "delete",
  path: "/patients/{patientId}/account",
  summary: "Take the invitation to a chart back",
  params: patientParams,
  answer: z.object({}),
  roles: REGISTRARS,
} satisfies Operation;
