import { z } from "zod";
import {
  changeClinicalInput,
  changeFeaturesInput,
  changeFilesInput,
  changeGeneralInput,
  changeMessagesInput,
  changeNotificationsInput,
  changeRulesInput,
  changeSecurityInput,
  changeSessionsInput,
  changeTemplatesInput,
  sections,
  settingsOf,
} from "@/lib/domain/settings/schema";
import type { Operation } from "@/lib/platform/http/operation";

function getOperation<S extends z.ZodType>(section: string, values: S) {
  return {
    method: "get",
    path: `/settings/${section}`,
    summary: `The clinic's settings: ${section}`,
    answer: settingsOf(values),
    roles: ["admin"],
  } satisfies Operation;
}

function changeOperation<S extends z.ZodType, B extends z.ZodType>(
  section: string,
  values: S,
  body: B,
) {
  return {
    method: "patch",
    path: `/settings/${section}`,
    summary: `Change the clinic's settings: ${section}. Live on every instance within five seconds`,
    body,
    answer: settingsOf(values),
    roles: ["admin"],
    ifMatch: true,
  } satisfies Operation;
}

/** Changing these opens doors or looks away from them: who does it shows anew who they are. */
const withStepUp = <O extends Operation>(operation: O) => ({ ...operation, stepUp: true as const });

const { general, clinical, sessions, security, messages, files, features } = sections;
const { notifications, rules, templates } = sections;
export const getGeneralOperation = getOperation("general", general);
export const changeGeneralOperation = changeOperation("general", general, changeGeneralInput);
export const getClinicalOperation = getOperation("clinical", clinical);
export const changeClinicalOperation = changeOperation("clinical", clinical, changeClinicalInput);
export const getSessionsOperation = getOperation("sessions", sessions);
export const changeSessionsOperation = withStepUp(
  changeOperation("sessions", sessions, changeSessionsInput),
);
export const getSecurityOperation = getOperation("security", security);
export const changeSecurityOperation = withStepUp(
  changeOperation("security", security, changeSecurityInput),
);
export const getMessagesOperation = getOperation("messages", messages);
export const changeMessagesOperation = changeOperation("messages", messages, changeMessagesInput);
export const getFilesOperation = getOperation("files", files);
export const changeFilesOperation = changeOperation("files", files, changeFilesInput);
export const getFeaturesOperation = getOperation("features", features);
export const changeFeaturesOperation = changeOperation("features", features, changeFeaturesInput);
export const getRulesOperation = getOperation("rules", rules);
export const changeRulesOperation = withStepUp(changeOperation("rules", rules, changeRulesInput));
export const getWaysOperation = getOperation("notifications", notifications);
export const changeWaysOperation = changeOperation(
  "notifications",
  notifications,
  changeNotificationsInput,
);
export const getTemplatesOperation = getOperation("templates", templates);
export const changeTemplatesOperation = changeOperation(
  "templates",
  templates,
  changeTemplatesInput,
);

export const getLogoOperation = {
  method: "get",
  path: "/logo",
  summary: "The clinic's logo: PNG, JPEG or WebP",
  query: z.object({ v: z.string().max(64).optional() }),
  answer: z.string(),
  file: "image/*",
} satisfies Operation;
