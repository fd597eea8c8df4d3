import { describe, expect, test } from 'vitest';
import { openWarningWindow, type WindowEdges } from '../../../extension/background/warning-window.ts';

interface Screen {
  readonly edges: WindowEdges;
  readonly open: Map<number, Record<string, unknown>>;
  readonly said: string[];
  readonly session: Map<string, unknown>;
  /** What `create` refuses. */
  refuses: (info: Record<string, unknown>) => boolean;
  pass: () => Promise<void>;
}

const openBrowser = (): Screen => {
  const open = new Map<number, Record<string, unknown>>();
  const session = new Map<string, unknown>();
  const said: string[] = [];
  let timers: (() => void)[] = [];
  let next = 1;
  const known = (id: number): Record<string, unknown> => {
    const found = open.get(id);
    if (found === undefined) throw new Error(`no window ${id}`);
    return found;
  };
  const screen: Screen = {
    open,
    said,
    session,
    refuses: () => false,
    pass: async () => {
      const due = timers;
      timers = [];
      for (const act of due) act();
      await new Promise((resolve) => setImmediate(resolve));
    },
    edges: {
      windows: {
        create: async (info) => {
          if (screen.refuses(info)) throw new Error('Invalid value for bounds.');
          const id = next++;
          open.set(id, info);
          return { id };
        },
        get: async (id) => known(id),
        update: async (id) => {
          known(id);
          said.push(`front ${id}`);
        },
        remove: async (id) => {
          known(id);
          open.delete(id);
        },
      },
      action: {
        setPopup: async ({ popup }) => {
          said.push(popup);
        },
        openPopup: async () => {
          throw new Error('no popup here');
        },
      },
      session: {
        get: async (key) => ({ [key]: session.get(key) }),
        set: async (items) => {
          for (const [key, value] of Object.entries(items)) session.set(key, value);
        },
        remove: async (key) => {
          session.delete(key);
        },
      },
      later: (_, act) => {
        timers.push(act);
      },
    },
  };
  return screen;
};

describe('the warning window', () => {
  test('opens in the middle of the window whose page asks, 480 by 720, in front', async () => {
    const screen = openBrowser();
    screen.open.set(50, { left: 100, top: 40, width: 1280, height: 900 });
    expect(await openWarningWindow(screen.edges).bringUp(50)).toBe(true);
    expect(screen.open.get(1)).toEqual({
      url: 'warning.html',
      type: 'popup',
      focused: true,
      width: 480,
      height: 720,
      left: 500,
      top: 130,
    });
  });

  test('opens where the browser likes when the middle is off the screens', async () => {
    const screen = openBrowser();
    screen.open.set(50, { left: -9000, top: 0, width: 1280, height: 900 });
    screen.refuses = (info) => 'left' in info;
    expect(await openWarningWindow(screen.edges).bringUp(50)).toBe(true);
    expect(screen.open.get(1)).not.toHaveProperty('left');
  });

  test('is one, however many ask at once, and comes to the front for each', async () => {
    const screen = openBrowser();
    const window = openWarningWindow(screen.edges);
    await Promise.all([window.bringUp(null), window.bringUp(null), window.bringUp(null)]);
    expect(screen.open.size).toBe(1);
    expect(screen.said).toEqual(['front 1', 'front 1']);
  });

  test('is opened again when it is gone without anybody having said so', async () => {
    const screen = openBrowser();
    const window = openWarningWindow(screen.edges);
    await window.bringUp(null);
    screen.open.clear();
    expect(await window.keepUp()).toBe(true);
    expect([...screen.open.keys()]).toEqual([2]);
  });

  test('stays when a call comes in the moment in which it would close', async () => {
    const screen = openBrowser();
    const window = openWarningWindow(screen.edges);
    await window.bringUp(null);
    window.takeDown();
    await window.bringUp(null);
    await screen.pass();
    expect([...screen.open.keys()]).toEqual([1]);
    window.takeDown();
    await screen.pass();
    expect(screen.open.size).toBe(0);
    expect(screen.session.size).toBe(0);
  });

  test('tells a person’s closing from its own, and from other windows’', async () => {
    const screen = openBrowser();
    const window = openWarningWindow(screen.edges);
    await window.bringUp(null);
    expect(await window.isClosedByPerson(99)).toBe(false);
    expect(await window.isClosedByPerson(1)).toBe(true);
    expect(await window.isClosedByPerson(1)).toBe(false);
    await window.bringUp(null);
    window.takeDown();
    await screen.pass();
    expect(await window.isClosedByPerson(2)).toBe(false);
  });

  test('is found again by the next worker, which learns whether a person closed it meanwhile', async () => {
    const screen = openBrowser();
    await openWarningWindow(screen.edges).bringUp(null);
    const next = openWarningWindow(screen.edges);
    expect(await next.restore()).toBe(false);
    await next.keepUp();
    expect([...screen.open.keys()]).toEqual([1]);
    screen.open.clear();
    expect(await openWarningWindow(screen.edges).restore()).toBe(true);
    expect(await openWarningWindow(screen.edges).restore()).toBe(false);
  });

  test('is taken over when a worker opened it and ended before it could note it; a second one is closed', async () => {
    const screen = openBrowser();
    screen.open.set(40, {});
    const window = openWarningWindow(screen.edges);
    await window.adopt(40);
    await window.bringUp(null);
    expect([...screen.open.keys()]).toEqual([40]);
    screen.open.set(41, {});
    await window.adopt(41);
    expect([...screen.open.keys()]).toEqual([40]);
  });

  test('cannot be opened where neither window nor popup can be, and leaves the popup as it was', async () => {
    const screen = openBrowser();
    screen.refuses = () => true;
    const window = openWarningWindow(screen.edges);
    expect(await window.bringUp(null)).toBe(false);
    expect(screen.said).toEqual(['warning.html', 'popup.html']);
  });
});
