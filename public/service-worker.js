// Shows what the clinic's server pushes, and opens the place that it names. Without a connection it opens the page that
// the person let this device keep; everything else goes to the server as if it weren't there.
const PAGE = "/offline";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const kept = (what) => caches.match(what, { ignoreVary: true });

async function opened(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const page = await kept(PAGE);
    if (!page) throw error;
    return new URL(request.url).pathname === PAGE ? page : Response.redirect(PAGE);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(opened(request));
  else if (pathname.startsWith("/_next/static/"))
    event.respondWith(kept(request).then((part) => part ?? fetch(request)));
});

self.addEventListener("push", (event) => {
  const { title, body, lang, tag, url } = event.data.json();
  const shown = { body, lang, tag, data: { url }, icon: "/icon.svg" };
  event.waitUntil(self.registration.showNotification(title, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data.url, self.location.origin);
  // Only this application's own pages.
  if (url.origin !== self.location.origin) return;
  event.waitUntil(self.clients.openWindow(url.href));
});
