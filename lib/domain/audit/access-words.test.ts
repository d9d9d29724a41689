import { expect, test } from "vitest";
import { CHART_PARTS } from "@/lib/domain/patients/chart-parts";
import en from "@/messages/en.json";
import es from "@/messages/es.json";
import { INTO_CHARTS, RIGHTS } from "./watched";

test("every part of a chart has words for the patient and for the administrator", () => {
  for (const { access, audit } of [es, en])
    for (const part of CHART_PARTS) {
      expect(Object.keys(access.parts), part).toContain(part);
      expect(Object.keys(audit.parts), part).toContain(part);
    }
});

test("every change of rights that is told of has words, and a name in the log", () => {
  for (const { security, audit } of [es, en])
    for (const action of [...RIGHTS, ...INTO_CHARTS]) {
      expect(Object.keys(security.rights), action).toContain(action);
      expect(Object.keys(audit.actions), action).toContain(action);
    }
});
