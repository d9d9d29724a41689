import { parseNumber } from "@/lib/browser/parse-number";
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
  faultsBetween,
  type Section,
  type SettingValues,
} from "@/lib/domain/settings/schema";

/** What stands in the form and was touched: numbers as typed, a new logo as base64. */
export type Typed = Record<string, string | boolean | null>;
export type Fault = { message: string; values?: Record<string, string | number> };
type Meant = Record<string, SettingValues[string] | undefined>;

const INPUTS = {
  general: changeGeneralInput,
  clinical: changeClinicalInput,
  sessions: changeSessionsInput,
  security: changeSecurityInput,
  messages: changeMessagesInput,
  files: changeFilesInput,
  features: changeFeaturesInput,
  rules: changeRulesInput,
  notifications: changeNotificationsInput,
  templates: changeTemplatesInput,
};

/** The values that what is typed means; undefined for what isn't a number where one is wanted. */
export function meantBy(typed: Typed, base: SettingValues): Meant {
  return Object.fromEntries(
    Object.entries(typed).map(([name, given]) => [
      name,
      typeof base[name] === "number" ? parseNumber(String(given)) : given,
    ]),
  );
}

/** What saving would change. */
export function changesIn(typed: Typed, base: SettingValues): Meant {
  const meant = Object.entries(meantBy(typed, base));
  return Object.fromEntries(meant.filter(([name, value]) => value !== base[name]));
}

/** What settings that must go together have in common: the code of a vital sign, staff or patients. */
const groupOf = (name: string): string =>
  /^(staff|patient)/.exec(name)?.[0] ?? name.split(".")[0] ?? "";

/** What is wrong, by setting: each changed one by itself, and those that don't go together, said where it was typed. */
export function faultsIn(section: Section, typed: Typed, base: SettingValues) {
  const changes = changesIn(typed, base);
  const faults: Record<string, Fault> = {};
  const between = faultsBetween(section, { ...base, ...(changes as SettingValues) });
  for (const { name, ...fault } of between) {
    const typedOne = Object.keys(changes).find((other) => groupOf(other) === groupOf(name));
    faults[name in changes ? name : (typedOne ?? name)] = fault;
  }
  const shape: Record<string, (typeof INPUTS.general.shape)["name"]> = {
    ...(INPUTS[section].shape as object),
  };
  for (const [name, value] of Object.entries(changes)) {
    const issue =
      value === undefined
        ? { message: "not_number" }
        : shape[name]?.safeParse(value).error?.issues[0];
    if (!issue) continue;
    const values = "params" in issue ? (issue.params as Fault["values"]) : undefined;
    faults[name] = { message: issue.message, values };
  }
  return faults;
}

/** What the other one changed between two states of a section. */
export function changedBetween(before: SettingValues, after: SettingValues): SettingValues {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => value !== before[name]),
  );
}
