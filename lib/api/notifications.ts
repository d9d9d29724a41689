import { z } from "zod";
import { changeChoicesInput, choices } from "@/lib/domain/notifications/choice-schema";
import {
  deliveryParams,
  failedPage,
  listFailedQuery,
  resent,
} from "@/lib/domain/notifications/failed-schema";
import { mailTest, mailTestInput } from "@/lib/domain/notifications/mail-test-schema";
import {
  pushSubscribed,
  pushSubscriptionInput,
  pushSubscriptionParams,
} from "@/lib/domain/notifications/push-schema";
import {
  listNotificationsQuery,
  markReadInput,
  notificationCount,
  notificationPage,
} from "@/lib/domain/notifications/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const listNotificationsOperation = {
  method: "get",
  path: "/notifications",
  summary: "What this person was told of, the latest first",
  query: listNotificationsQuery,
  answer: notificationPage,
} satisfies Operation;

export const countNotificationsOperation = {
  method: "get",
  path: "/notifications/count",
  summary: "How much of it is unread",
  answer: notificationCount,
} satisfies Operation;

export const readNotificationsOperation = {
  method: "post",
  path: "/notifications/read",
  summary: "Mark some as read, or all that had come by a moment",
  body: markReadInput,
  answer: notificationCount,
} satisfies Operation;

export const getChoicesOperation = {
  method: "get",
  path: "/me/notifications",
  summary: "By which ways this person is told of what, and when, in this clinic",
  answer: choices,
} satisfies Operation;

export const changeChoicesOperation = {
  method: "patch",
  path: "/me/notifications",
  summary: "Change by which ways one is told of what, one's quiet hours, the hour of gathered mail",
  body: changeChoicesInput,
  answer: choices,
  ifMatch: true,
} satisfies Operation;

export const listFailedOperation = {
  method: "get",
  path: "/failed-deliveries",
  summary: "What did not reach the clinic's people outside of the product, the latest first",
  query: listFailedQuery,
  answer: failedPage,
  roles: ["admin"],
} satisfies Operation;

export const resendDeliveryOperation = {
  method: "post",
  path: "/failed-deliveries/{deliveryId}/resend",
  summary: "Try a delivery that failed again",
  params: deliveryParams,
  answer: resent,
  roles: ["admin"],
} satisfies Operation;

export const sendMailTestOperation = {
  method: "post",
  path: "/mail-tests",
  summary: "Send a mail's template to oneself, as it would leave, before it is saved",
  body: mailTestInput,
  answer: mailTest,
  roles: ["admin"],
} satisfies Operation;

export const subscribePushOperation = {
  method: "post",
  path: "/me/push-subscriptions",
  summary: "Let this clinic wake a browser of one's own, as its PushManager gives it",
  body: pushSubscriptionInput,
  answer: pushSubscribed,
  status: 201,
  idempotent: true,
} satisfies Operation;

export const unsubscribePushOperation = {
  method: "delete",
  path: "/me/push-subscriptions/{endpointHash}",
  summary: "Wake a browser of one's own no more; named by the SHA-256 of its address",
  params: pushSubscriptionParams,
  answer: z.object({}),
} satisfies Operation;
