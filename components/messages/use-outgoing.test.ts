import { expect, test } from "vitest";
import type { Message } from "@/lib/domain/messaging/schema";
import { hasArrived } from "./use-outgoing";

const said = (id: string, body: string, own = true) => ({ id, body, own }) as Message;

test("it has arrived when it stands after what was the latest, and not by the same words said before", () => {
  const one = { key: "k", body: "Sí", after: "2" };
  expect(hasArrived(one, [said("1", "Sí"), said("2", "¿Seguro?", false)])).toBe(false);
  expect(hasArrived(one, [said("1", "Sí"), said("2", "?", false), said("3", "Sí", false)])).toBe(
    false,
  );
  expect(hasArrived(one, [said("1", "Sí"), said("2", "?", false), said("3", "Sí")])).toBe(true);
  expect(hasArrived({ key: "k", body: "Sí" }, [said("1", "Sí")])).toBe(true);
});
