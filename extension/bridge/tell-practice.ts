import { PORTAL_PATH, PRACTICE_PORT } from '../../shared/messages/practice-port.ts';
import type { Runtime } from './runtime.ts';

/** How soon a new worker is asked, once the one before it has gone to sleep. */
const AGAIN_MS = 1000;

const fetchPast = async (): Promise<unknown> => {
  const response = await fetch(`${PORTAL_PATH}history`);
  return response.ok ? response.json() : null;
};

const isPortal = ({ hostname, pathname }: Location): boolean =>
  (hostname === '127.0.0.1' || hostname === 'localhost') && pathname === PORTAL_PATH;

/**
 * On the practice portal, and nowhere else: tells the background what its simulated providers did before it was opened, and writes what the books hold of the
 * practice account into the root element's `data-tollgate`, for the page to show beside the providers' own count.
 */
export const tellPractice = (runtime: Runtime, page: Document, place: Location): void => {
  if (!isPortal(place)) return;
  const past = fetchPast();
  const connect = (): void => {
    if (runtime.id === undefined) {
      delete page.documentElement.dataset['tollgate'];
      return;
    }
    const port = runtime.connect({ name: PRACTICE_PORT });
    port.onMessage.addListener((figures) => {
      page.documentElement.dataset['tollgate'] = JSON.stringify(figures);
    });
    port.onDisconnect.addListener(() => {
      void runtime.lastError;
      setTimeout(connect, AGAIN_MS);
    });
    // A portal that is being shut down has no past to tell; the next one has its own.
    past.then((told) => port.postMessage(told)).catch(() => undefined);
  };
  connect();
};
