import { expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { queryAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { makeClinic } from "@/lib/testing/factories";
import { sweep } from "./upkeep";

test("registrations that nobody confirmed in time are swept, what may still be confirmed isn't", async () => {
  const { clinicId } = await makeClinic(`sweep-${process.pid}`);
  const row = (minutes: number) => {
    const expiresAt = new Date(Date.now() + minutes * 60_000);
    return { clinicId, id: uuid7(), sealed: "x", expiresAt };
  };
  const [over, open] = [row(-1), row(1)];
  await writeAs(systemActor(clinicId), (tx) => tx.registration.createMany({ data: [over, open] }));
  await sweep();
  const left = await queryAs(
    systemActor(clinicId),
    "SELECT id FROM registrations WHERE clinic_id = current_clinic()",
    [],
  );
  expect(left).toEqual([{ id: open.id }]);
});
