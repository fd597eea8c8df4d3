import { PORTAL_PATH } from '../../shared/messages/practice-port.ts';

/** Where the local proxy listens unless it is told otherwise. */
export const PROXY = 'http://127.0.0.1:8717';
const PATIENCE_MS = 2000;

/** Opens the practice portal of the local proxy in a tab. False when no proxy answers there. */
export const openPractice = async (
  fetchFrom: (url: string, init: RequestInit) => Promise<Response>,
  openTab: (url: string) => Promise<unknown>,
): Promise<boolean> => {
  try {
    const health = await fetchFrom(`${PROXY}/_tollgate/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!health.ok) return false;
  } catch {
    return false;
  }
  await openTab(`${PROXY}${PORTAL_PATH}`);
  return true;
};
