import type { BackgroundEdges } from '../../../extension/background/background.ts';
import { openTaughtWall } from '../../../extension/background/wall/taught-wall.ts';
import { openHookNews } from '../../../extension/hook-news.ts';
import { parseWatch, WATCH } from '../../../shared/messages/watch.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

/** The browser's own rules, and its storage as far as what a person taught lies in it. */
export const wallEdges = (desk: WorkerDesk): Pick<BackgroundEdges, 'wall' | 'taughtWall' | 'hooks'> => ({
  wall: {
    openNext: async (request) => {
      desk.rules.push(request);
      return desk.rules.length;
    },
    closeNext: async (rule) => {
      delete desk.rules[rule - 1];
    },
  },
  taughtWall: openTaughtWall({
    resourceTypes: ['xmlhttprequest', 'main_frame'],
    rules: {
      getDynamicRules: async () => desk.taughtRules,
      isRegexSupported: async () => ({ isSupported: true }),
      updateDynamicRules: async ({ addRules }) => {
        if (!desk.rulesWork) throw new Error('the browser takes no rule');
        desk.taughtRules = addRules;
      },
    },
  }),
  hooks: openHookNews({
    set: async (values) => {
      desk.watch = parseWatch(values[WATCH]);
    },
  }),
});
