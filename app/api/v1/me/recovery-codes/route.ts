import { renewRecoveryCodesOperation } from "@/lib/api/factor";
import { renewRecoveryCodes } from "@/lib/domain/identity/renew-recovery-codes";
import { route } from "@/lib/platform/http/route";

export const POST = route(renewRecoveryCodesOperation, ({ actor }) => renewRecoveryCodes(actor));
