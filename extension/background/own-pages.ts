import type { Screen } from './asking/screen.ts';
import type { WarningWindow } from './asking/warning-window.ts';
import type { Background, OwnPage } from './background.ts';
import type { Badge } from './badge.ts';

interface PageEdges {
  readonly pages: Set<OwnPage>;
  readonly window: WarningWindow;
  readonly screen: Pick<Screen, 'state' | 'closed'>;
  readonly badge: Pick<Badge, 'calm'>;
}

type PageEvents = Pick<Background, 'pageOpened' | 'pageClosed' | 'windowClosed'>;

/** What the coming and going of the extension's own pages means. */
export const pageEvents = ({ pages, window, screen, badge }: PageEdges): PageEvents => ({
  pageOpened: async (page) => {
    pages.add(page);
    if (page.kind !== 'warning' || page.window === null) return;
    await window.adopt(page.window);
    if (screen.state().kind === 'empty') window.takeDown();
  },
  pageClosed: (page) => {
    pages.delete(page);
    const isByButton = page.kind === 'warning' && page.window === null;
    if (page.kind === 'popup' || isByButton) badge.calm();
    if (isByButton && window.isPopupClosedByPerson()) screen.closed();
  },
  windowClosed: async (id) => {
    if (await window.isClosedByPerson(id)) screen.closed();
  },
});
