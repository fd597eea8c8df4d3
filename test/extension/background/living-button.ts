import type { BadgeEdges } from '../../../extension/background/badge.ts';
import type { Alive } from './living-shelf.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

/** The toolbar button, as a worker paints it while it lives; what is said of single tabs is left out. */
export const livingButton = (desk: Pick<WorkerDesk, 'badge' | 'badgeTitle'>, alive: Alive): BadgeEdges['action'] => ({
  setBadgeText: ({ text, tabId }) =>
    alive(async () => {
      if (tabId === undefined) desk.badge = text;
    }),
  setBadgeBackgroundColor: () => alive(async () => {}),
  setTitle: ({ title, tabId }) =>
    alive(async () => {
      if (tabId === undefined) desk.badgeTitle = title;
    }),
});
