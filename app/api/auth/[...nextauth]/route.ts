import { checkCredentials } from "@/lib/domain/identity/check-credentials";
import { authRoute } from "@/lib/platform/http/auth-route";

const handler = authRoute(checkCredentials);

export { handler as GET, handler as POST };
