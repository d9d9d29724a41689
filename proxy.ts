import { type NextRequest, NextResponse } from "next/server";
import { bucketOrigin } from "./lib/platform/env";

/** Headers of pages: a content security policy with a nonce of its own for each. */
export function proxy(request: NextRequest): NextResponse {
  // Browsers ask so whether there is a connection again: no page is drawn for that, and no look at a chart audited that
  // nobody took.
  if (request.method === "HEAD") return new NextResponse(null, { status: 204 });
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    // Parts of files go straight to a bucket, where there is one.
    `connect-src ${["'self'", bucketOrigin()].filter(Boolean).join(" ")}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-path", request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// Not the API: Next buffers a request's body for what runs here, and cuts it at 10 MB.
export const config = {
  matcher: [
    "/((?!api|_next/static|_next/image|health|metrics|vendor|icon.svg|favicon.ico|service-worker.js|manifest.webmanifest|app-).*)",
  ],
};
