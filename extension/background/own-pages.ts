import type { Screen } from './asking/screen.ts';
import type { WarningWindow } from './asking/warning-window.ts';
import type { Background, OwnPage } from './background.ts';
import type { Badge } from './badge.ts';
import { inAMoment } from './in-a-moment.ts';

interface PageEdges {
  readonly pages: Set<OwnPage>;
  readonly window: WarningWindow;
  readonly screen: Pick<Screen, 'state' | 'closed'>;
  readonly badge: Pick<Badge, 'calm'>;
}

type PageEvents = Pick<Background, 'pageOpened' | 'pageClosed' | 'windowClosed'>;

/** Tells pages to look again: the one that asks at once, for a person waits for it; all others in a moment. */
export const tellPages = (
  pages: ReadonlySet<OwnPage>,
  later: (afterMs: number, act: () => void) => void,
): (() => void) => {
  const tell = (isFor: (page: OwnPage) => boolean): void => {
    for (const page of pages) if (isFor(page)) page.changed();
  };
  const others = inAMoment(later, () => tell(({ kind }) => kind !== 'warning'));
  return () => {
    tell(({ kind }) => kind === 'warning');
    others();
  };
};

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
