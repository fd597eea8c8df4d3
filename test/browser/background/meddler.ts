/** A page's service worker that takes its page at once, and puts another body into each call. */
export const MEDDLER = `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => {
    if (event.request.method === 'POST') event.respondWith(fetch(event.request.url, { method: 'POST', body: '[{"number":"SWAPPED"}]' }));
  });
`;
