import { accepted, openWorkerDesk, registration } from './worker-desk.ts';
import type { Document, WorkerDesk } from './worker-desk-shape.ts';

/** The number that such a desk knows. */
export const ONE = 'RR100000001CN';

export const API = 'https://api.17track.net/track/v2.4';

/** A deletion of it, as a page tells of it. */
export const DELETION = { free: true, url: `${API}/deletetrack`, ...registration(ONE) };

/** A desk whose books hold one registration, and the page that made it. */
export const openRegistered = async (): Promise<{ readonly desk: WorkerDesk; readonly page: Document }> => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await desk.ask(page, 'first');
  await desk.decide('allow');
  await desk.answer(page, 'first', accepted(ONE));
  return { desk, page };
};
