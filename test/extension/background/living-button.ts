import type { BadgeEdges } from '../../../extension/background/badge.ts';
import type { Alive } from './living-shelf.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

/** The toolbar button, as a worker paints it while it lives; titles of single tabs are left out. */
export const livingButton = (
  desk: Pick<WorkerDesk, 'badge' | 'badgeTitle' | 'tabBadges'>,
  alive: Alive,
): BadgeEdges['action'] => ({
  setBadgeText: ({ text, tabId }) =>
    alive(async () => {
      if (tabId === undefined) desk.badge = text ?? '';
      else desk.tabBadges.push([tabId, text]);
    }),
  setBadgeBackgroundColor: () => alive(async () => {}),
  setTitle: ({ title, tabId }) =>
    alive(async () => {
      if (tabId === undefined) desk.badgeTitle = title;
    }),
});
