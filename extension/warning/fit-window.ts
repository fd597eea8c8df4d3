import type { PageCalls } from '../messages.ts';

/** The window may come so near to the ends of the screen, together. */
const MARGINS = 80;

/** What is measured of the page, its window and the screen, in CSS pixels. */
export interface Measured {
  /** What the page says, from its first line to the foot of its footer. */
  readonly content: number;
  /** What the browser puts around the page. */
  readonly frame: number;
  readonly screen: { readonly top: number; readonly height: number };
}

/** The height that a window needs to say all that it says, at most the screen less 80, and how far down it may reach. */
export const fitOf = ({ content, frame, screen }: Measured): Parameters<PageCalls['fit']>[0] => ({
  height: Math.min(Math.ceil(content + frame), screen.height - MARGINS),
  lowest: screen.top + screen.height - MARGINS / 2,
});

const bottomOf = (element: Element | null): number =>
  element === null ? 0 : element.getBoundingClientRect().bottom + window.scrollY;

/** Where the last line of the page's body ends, and its footer's own height: the page itself is never lower than its window. */
const contentHeight = (): number => {
  const main = document.querySelector('main');
  const last = main?.lastElementChild ?? null;
  if (main === null || last === null) return 0;
  const padding = Number.parseFloat(getComputedStyle(main).paddingBottom);
  const footer = document.querySelector('footer')?.getBoundingClientRect().height ?? 0;
  return bottomOf(last) + padding + footer;
};

const measure = (): Measured => ({
  content: contentHeight(),
  frame: window.outerHeight - window.innerHeight,
  // Where the screen of the window begins: not every browser says so.
  screen: { top: Number(Reflect.get(screen, 'availTop') ?? 0), height: screen.availHeight },
});

/** Has the window made as high as what it says, again whenever it says something else. A person's own sizes stay until then. */
export const keepFitting = (fit: PageCalls['fit']): void => {
  let told = 0;
  let frame = 0;
  const look = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const measured = measure();
      if (measured.content === 0 || Math.abs(measured.content - told) < 1) return;
      told = measured.content;
      // Nobody there, or no window of its own: the page scrolls.
      void fit(fitOf(measured)).catch(() => {
        told = 0;
      });
    });
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  // Another width breaks lines elsewhere.
  window.addEventListener('resize', look);
  look();
};
