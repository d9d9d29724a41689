// Shows what the clinic's server pushes, and opens the place that it names.
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
