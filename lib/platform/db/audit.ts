import { singleton } from "../singleton";
import { uuid7 } from "../uuid7";
import { type AuditRow, auditBatch } from "./audit-batch";
import { appPool } from "./pools";

const batch = () => singleton("audit-batch", () => auditBatch(appPool()));

/** Records what was looked at or tried. Resolves when the row is durable: await it before the answer leaves. */
export function audit(row: Omit<AuditRow, "id">): Promise<void> {
  return batch().write({ ...row, id: uuid7() });
}
