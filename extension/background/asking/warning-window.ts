/** The part of the browser that shows windows, and remembers a number for as long as it runs. */
export interface WindowEdges {
  readonly windows: {
    create(info: Record<string, unknown>): Promise<{ readonly id?: number | undefined }>;
    get(id: number): Promise<{
      readonly left?: number | undefined;
      readonly top?: number | undefined;
      readonly width?: number | undefined;
      readonly height?: number | undefined;
    }>;
    update(
      id: number,
      info:
        | { readonly focused: true; readonly drawAttention: true }
        | { readonly height: number; readonly top?: number },
    ): Promise<unknown>;
    remove(id: number): Promise<void>;
  };
  readonly action: {
    setPopup(details: { readonly popup: string }): Promise<void>;
    openPopup(): Promise<void>;
  };
  readonly session: {
    get(key: string): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
    remove(key: string): Promise<void>;
  };
  readonly later: (afterMs: number, act: () => void) => void;
}

/** The one warning window. */
export interface WarningWindow {
  /** Opens it, over the window `near`, or brings it to the front. False when nothing can be opened at all: then the toolbar's button shows it when it is pressed. */
  readonly bringUp: (near: number | null) => Promise<boolean>;
  /** Opens it if it is not there, and leaves it where it is if it is. */
  readonly keepUp: () => Promise<boolean>;
  readonly takeDown: () => void;
  /** Makes it as high as its page needs, and moves it up where it would reach below `lowest`. In pixels. */
  readonly fit: (wanted: { readonly height: number; readonly lowest: number }) => Promise<void>;
  /** A window closed: true when it was this one, and a person closed it. */
  readonly isClosedByPerson: (window: number) => Promise<boolean>;
  /** The toolbar's popup, which stands in where no window can be opened, or says that nothing could, closed: true when it did. */
  readonly isPopupClosedByPerson: () => boolean;
  /** The page of a window is there: of one that a worker opened and did not live to note, too. A second window is closed. */
  readonly adopt: (window: number) => Promise<void>;
  /** Finds the window of the worker before this one. True when a person closed it while no worker was there. */
  readonly restore: () => Promise<boolean>;
}

/** `button`: nothing could be opened; the toolbar's button shows it when a person presses it. */
type Place = { readonly kind: 'none' | 'popup' | 'button' } | { readonly kind: 'window'; readonly id: number };

const PAGE = 'warning.html';
const USUAL_POPUP = 'popup.html';
const KEPT = 'warning-window';
/** A question about one number. What says more says how high it is (`fit`) as soon as it knows. */
const SIZE = { width: 480, height: 480 } as const;
/** No page says so little. */
const LOWEST_HEIGHT = 160;
/** The key that was pressed comes up in this window and not in the page below it, and a call that follows at once finds it still there. */
const LINGERS_MS = 60;
const NONE: Place = { kind: 'none' };

const succeeds = async (work: Promise<unknown>): Promise<boolean> => {
  try {
    await work;
    return true;
  } catch {
    return false;
  }
};

/** Opens what sees to it that there is one warning window. */
export const openWarningWindow = ({ windows, action, session, later }: WindowEdges): WarningWindow => {
  let place: Place = NONE;
  let isWanted = false;
  let line: Promise<unknown> = Promise.resolve();

  /** One after the other, so that there is never a second window. */
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const run = line.then(work);
    line = run.catch(() => undefined);
    return run;
  };

  const middleOf = async (near: number | null): Promise<Record<string, number>> => {
    if (near === null) return {};
    try {
      const { left, top, width, height } = await windows.get(near);
      if (left === undefined || top === undefined || width === undefined || height === undefined) return {};
      return {
        left: Math.round(left + (width - SIZE.width) / 2),
        top: Math.max(0, Math.round(top + (height - SIZE.height) / 2)),
      };
    } catch {
      return {};
    }
  };

  const create = async (near: number | null): Promise<boolean> => {
    const info = { url: PAGE, type: 'popup', focused: true, ...SIZE };
    const middle = await middleOf(near);
    // A place that is off the screens is refused: then the browser chooses one.
    for (const at of Object.keys(middle).length === 0 ? [{}] : [middle, {}]) {
      try {
        const { id } = await windows.create({ ...info, ...at });
        if (id === undefined) continue;
        if (place.kind === 'button') await action.setPopup({ popup: USUAL_POPUP });
        place = { kind: 'window', id };
        await session.set({ [KEPT]: id });
        return true;
      } catch {
        // Tried once more without a place, and then there is the popup.
      }
    }
    return false;
  };

  const openPopup = async (): Promise<boolean> => {
    await action.setPopup({ popup: PAGE });
    const isOpen = await succeeds(action.openPopup());
    place = { kind: isOpen ? 'popup' : 'button' };
    return isOpen;
  };

  const isThere = async (work: (id: number) => Promise<unknown>): Promise<boolean> => {
    if (place.kind === 'popup') return true;
    if (place.kind === 'window' && (await succeeds(work(place.id)))) return true;
    if (place.kind === 'window') place = NONE;
    return false;
  };

  const leave = async (): Promise<void> => {
    const was = place;
    place = NONE;
    if (was.kind === 'popup' || was.kind === 'button') await action.setPopup({ popup: USUAL_POPUP });
    if (was.kind !== 'window') return;
    // Removed before the note of it: this must be quick.
    await succeeds(windows.remove(was.id));
    await session.remove(KEPT);
  };

  const up = (look: (id: number) => Promise<unknown>, near: number | null): Promise<boolean> => {
    isWanted = true;
    return inLine(async () => {
      if (!isWanted || (await isThere(look)) || (await create(near)) || (await openPopup())) return true;
      isWanted = false;
      return false;
    });
  };

  return {
    bringUp: (near) => up((id) => windows.update(id, { focused: true, drawAttention: true }), near),
    keepUp: () => up((id) => windows.get(id), null),
    takeDown: () => {
      isWanted = false;
      if (place.kind === 'none') return;
      later(LINGERS_MS, () => {
        void inLine(async () => {
          if (!isWanted) await leave();
        });
      });
    },
    fit: (wanted) =>
      inLine(async () => {
        if (place.kind !== 'window') return;
        const { id } = place;
        const height = Math.round(Math.max(LOWEST_HEIGHT, wanted.height));
        await succeeds(
          windows.get(id).then(({ top }) => {
            const isTooLow = top !== undefined && top + height > wanted.lowest;
            return windows.update(id, isTooLow ? { height, top: Math.round(wanted.lowest - height) } : { height });
          }),
        );
      }),
    isClosedByPerson: (window) =>
      inLine(async () => {
        if (place.kind !== 'window' || place.id !== window) return false;
        place = NONE;
        await session.remove(KEPT);
        return true;
      }),
    isPopupClosedByPerson: () => {
      if (place.kind !== 'popup' && place.kind !== 'button') return false;
      place = NONE;
      void action.setPopup({ popup: USUAL_POPUP });
      return true;
    },
    adopt: (window) =>
      inLine(async () => {
        if (place.kind === 'window' && place.id === window) return;
        if (place.kind === 'window' && (await isThere((id) => windows.get(id)))) {
          await succeeds(windows.remove(window));
          return;
        }
        place = { kind: 'window', id: window };
        await session.set({ [KEPT]: window });
      }),
    restore: () =>
      inLine(async () => {
        // What the button was to show is nothing that this worker knows of.
        await action.setPopup({ popup: USUAL_POPUP });
        const kept = (await session.get(KEPT))[KEPT];
        if (typeof kept !== 'number') return false;
        place = { kind: 'window', id: kept };
        if (await isThere((id) => windows.get(id))) return false;
        await session.remove(KEPT);
        return true;
      }),
  };
};
