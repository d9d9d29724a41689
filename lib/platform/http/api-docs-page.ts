// Scalar's script is copied into public/vendor by the build: nothing is loaded from another host.
const SETTINGS = JSON.stringify({
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  agent: { disabled: true }, // it would send the document to somebody
});
const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>MediConnect Pro API</title>
</head>
<body>
<script id="api-reference" data-url="/api/openapi.json" data-configuration='${SETTINGS}'></script>
<script src="/vendor/api-reference.js"></script>
</body>
</html>`;
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The API's operations to read and try, from /api/openapi.json. */
export function apiDocsPage(): Response {
  return new Response(HTML, {
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY },
  });
}
