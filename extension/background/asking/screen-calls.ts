import { recorded } from '../../../shared/holding/recorded.ts';
import type { PageCalls } from '../../messages.ts';
import { type BlockSiteEdges, blockSite } from '../bridges/block-site.ts';
import { chooseItems } from './choose.ts';
import type { Screen } from './screen.ts';
import type { WarningWindow } from './warning-window.ts';

type ScreenCalls = Pick<
  PageCalls,
  'shown' | 'shownMany' | 'decide' | 'decideMany' | 'choose' | 'tick' | 'turn' | 'blockSite' | 'fit' | 'touch'
>;

interface ScreenCallEdges extends BlockSiteEdges {
  readonly screen: Screen;
  readonly window: Pick<WarningWindow, 'fit'>;
}

/** What the warning's page calls. */
export const screenCalls = (edges: ScreenCallEdges): ScreenCalls => {
  const { screen, window } = edges;
  return {
    shown: async (input) => screen.shown(input),
    shownMany: async (input) => screen.shownMany(input),
    decide: async (input) => screen.decide(input),
    decideMany: async (input) => screen.decideMany(input),
    choose: async (input) => {
      const showing = screen.state();
      if (showing.kind === 'deciding' && showing.call === input.call) await chooseItems(edges, input);
    },
    tick: async (input) => screen.tick(input),
    turn: async (input) => screen.turn(input),
    blockSite: async ({ site }) => {
      screen.decided();
      await recorded(blockSite(edges, site));
    },
    fit: window.fit,
    touch: async (input) => screen.touch(input),
  };
};
