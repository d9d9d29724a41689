import type { AuditRow } from "../db/audit-batch";
import { NOBODY } from "../db/scope";
import type { Path } from "../db/scoped-pg";
import type { Role, Session } from "./sessions";

const BRAND = Symbol.for("mediconnect.actor");

/** The request that an actor acts in; what audit and idempotency need of it. */
export type RequestContext = {
  id: string;
  address?: string;
  device?: string;
  /** Method, path and body of a request with an Idempotency-Key, and the status that it answers when it succeeds. */
  idempotency?: { key: string; body: string; status: number };
  /** What was already audited as looked at in this request. */
  looks: Map<string, Promise<void>>;
  /** A bug that ended the request, for the log. */
  failure?: unknown;
};

/** Who acts, in which clinic, by what role. Only lib/platform/auth makes one, so no use case can be called without. */
export type Actor = {
  readonly [BRAND]: true;
  readonly kind: "user" | "system";
  readonly userId: string;
  readonly clinicId: string;
  readonly memberId: string | null;
  readonly role: Role | "system";
  /** The chart that a patient's account acts in: its own, or of whom it cares for. */
  readonly patientId: string | null;
  /** Whom somebody acts for, who isn't themself. */
  readonly actingFor?: string;
  /** The named path by which this actor comes to rows that the wall of persons keeps. */
  readonly path?: Path;
  readonly request?: RequestContext;
};

/** The actor of a signed-in person's request. */
export function actorOf(session: Session, request: RequestContext): Actor {
  const { userId, clinicId, memberId, role, acting } = session;
  const patientId = acting?.patientId ?? session.patientId;
  const who = { userId, clinicId, memberId, role, patientId, request };
  return { [BRAND]: true, kind: "user", ...who, ...(acting && { actingFor: acting.patientId }) };
}

/** The actor of jobs, import and what is asked for all streams at once: one clinic, nobody's own rows. */
export function systemActor(clinicId: string, path: "job" | "import" | "audience" = "job"): Actor {
  return {
    [BRAND]: true,
    kind: "system",
    userId: NOBODY,
    clinicId,
    memberId: null,
    role: "system",
    patientId: null,
    path,
  };
}

/** The same person by the path of one act: to register somebody, to break the glass. */
export const comingBy = (actor: Actor, path: "register" | "emergency"): Actor => ({
  ...actor,
  path,
});

type Member = Pick<Session, "userId" | "memberId" | "role" | "patientId">;

/** The person that a job of their clinic works for: with their rights as they are now, and no request. `id` names the work in the audit log. */
export function actorFor(job: Actor, member: Member, id: string): Actor {
  const { userId, memberId, role, patientId } = member;
  const request = { id, looks: new Map() };
  return {
    [BRAND]: true,
    kind: "user",
    userId,
    clinicId: job.clinicId,
    memberId,
    role,
    patientId,
    request,
  };
}

/** What every audit row of this actor says about who and from where. */
export function auditedAs(
  actor: Actor,
): Pick<
  AuditRow,
  "clinicId" | "actorKind" | "actorId" | "actingFor" | "address" | "device" | "requestId"
> {
  return {
    clinicId: actor.clinicId,
    actorKind: actor.kind,
    actorId: actor.kind === "user" ? actor.userId : undefined,
    ...(actor.actingFor && { actingFor: actor.actingFor }),
    address: actor.request?.address,
    device: actor.request?.device,
    requestId: actor.request?.id,
  };
}
