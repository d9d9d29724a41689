import { checkCredentials } from "@/lib/domain/identity/check-credentials";
import { recogniseDevice } from "@/lib/domain/identity/recognise-device";
import { authRoute } from "@/lib/platform/http/auth-route";

const handler = authRoute(checkCredentials, recogniseDevice);

export { handler as GET, handler as POST };
