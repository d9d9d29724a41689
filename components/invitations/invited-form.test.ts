import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import en from "@/messages/en.json";
import { InvitedForm } from "./invited-form";

const shown = (hasAccount: boolean) => {
  const of = { clinic: "A", email: "a@example.test", name: "Ana", role: "nurse" as const };
  const props = { of: { ...of, hasAccount }, limits: { min: 15, max: 128 } };
  const form = createElement(InvitedForm, { ...props, token: () => "x", onDone: () => {} });
  const cache = createElement(QueryClientProvider, { client: new QueryClient() }, form);
  const words = { locale: "en", messages: en, timeZone: "UTC", children: cache };
  return renderToStaticMarkup(createElement(NextIntlClientProvider, words));
};
const LINK = /<a [^>]*href="\/sign-in\/forgot"[^>]*>/;

test("who has an account and no password asks for one in another tab: the invitation's link stays in this one", () => {
  expect(LINK.exec(shown(true))?.[0]).toContain('target="_blank"');
  expect(shown(false)).not.toMatch(LINK);
});
