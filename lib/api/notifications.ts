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
