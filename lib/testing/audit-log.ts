import pg from "pg";
import { systemActor } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import type { Prisma } from "@/prisma/generated/client";

type Given = Partial<Omit<Prisma.AuditEventCreateManyInput, "clinicId" | "id">>;

/** Writes so many events of a clinic in one transaction; gives their ids. */
export async function writeEvents(
  clinicId: string,
  count: number,
  given: (i: number) => Given = () => ({}),
): Promise<string[]> {
  const data = Array.from({ length: count }, (_, i) => ({
    ...{ clinicId, id: uuid7(), actorKind: "user" as const, actorId: uuid7() },
    ...{ action: "read", part: "vitals", address: "192.0.2.1", requestId: uuid7() },
    ...given(i),
  }));
  await writeAs(systemActor(clinicId), (tx) => tx.auditEvent.createMany({ data }));
  return data.map(({ id }) => id);
}

/**
 * Does something to the log as who owns the database and has lifted everything that protects it; given back afterwards.
 * Nothing of the change is undone.
 */
export async function asTheOwner(work: (owner: pg.Client) => Promise<unknown>): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
  await owner.connect();
  try {
    await owner.query("BEGIN");
    for (const table of ["audit_events", "audit_seals"])
      await owner.query(
        `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE ${table} DISABLE TRIGGER USER`,
      );
    await work(owner);
    for (const table of ["audit_events", "audit_seals"])
      await owner.query(
        `ALTER TABLE ${table} ENABLE TRIGGER USER; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
      );
    await owner.query("COMMIT");
  } finally {
    await owner.end();
  }
}

/** An alert that nobody has seen, of an event of the log. Gives its id. */
export async function raiseOne(clinicId: string): Promise<string> {
  const [eventId = ""] = await writeEvents(clinicId, 1, () => ({ action: "suspend" }));
  const [id, found] = [uuid7(), { rule: "rights", subject: `event ${eventId}`, found: 1 }];
  await writeAs(systemActor(clinicId), (tx) =>
    tx.securityAlert.create({ data: { clinicId, id, eventId, at: new Date(), ...found } }),
  );
  return id;
}

/** A check that somebody asked for and no worker knows of. Gives its id. */
export async function askOne(clinicId: string): Promise<string> {
  const id = uuid7();
  await writeAs(systemActor(clinicId), async (tx) => {
    const { id: memberId } = await tx.membership.findFirstOrThrow({ where: { role: "admin" } });
    await tx.auditCheck.create({ data: { clinicId, id, memberId } });
  });
  return id;
}
