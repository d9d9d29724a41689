import { dropAuthenticatorOperation, startEnrolmentOperation } from "@/lib/api/factor";
import { dropAuthenticator } from "@/lib/domain/identity/drop-authenticator";
import { startEnrolment } from "@/lib/domain/identity/start-enrolment";
import { route } from "@/lib/platform/http/route";

export const POST = route(startEnrolmentOperation, ({ actor, session }) =>
  startEnrolment(actor, session),
);

export const DELETE = route(dropAuthenticatorOperation, ({ actor }) => dropAuthenticator(actor));
