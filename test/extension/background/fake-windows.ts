import type { WindowEdges } from '../../../extension/background/asking/warning-window.ts';

/** The windows of a browser, and what it remembers of them for as long as it runs. */
export interface FakeWindows {
  /** Windows that are open, by what they were opened with. */
  readonly open: Map<number, Record<string, unknown>>;
  readonly session: Map<string, unknown>;
  /** What was said to the browser beside opening and closing. */
  readonly said: string[];
  /** What `create` refuses. */
  refuses: (info: Record<string, unknown>) => boolean;
  popupWorks: boolean;
  opened: (id: number) => void;
  readonly edges: Omit<WindowEdges, 'later'>;
}

export const openFakeWindows = (): FakeWindows => {
  const open: FakeWindows['open'] = new Map();
  const session = new Map<string, unknown>();
  const said: string[] = [];
  let next = 1;
  const known = (id: number): Record<string, unknown> => {
    const found = open.get(id);
    if (found === undefined) throw new Error(`no window ${id}`);
    return found;
  };
  const fake: FakeWindows = {
    open,
    session,
    said,
    refuses: () => false,
    popupWorks: false,
    opened: () => {},
    edges: {
      windows: {
        create: async (info) => {
          if (fake.refuses(info)) throw new Error('Invalid value for bounds.');
          const id = next++;
          open.set(id, info);
          fake.opened(id);
          return { id };
        },
        get: async (id) => known(id),
        update: async (id, info) => {
          if ('focused' in info) said.push(`front ${id}`);
          else open.set(id, { ...known(id), ...info });
          known(id);
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
          if (!fake.popupWorks) throw new Error('no popup here');
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
    },
  };
  return fake;
};
