import type { Bridge } from '../../../extension/background/live-holds.ts';
import { type Background, startBackground } from '../../../extension/background/start-background.ts';
import type { WarningState } from '../../../extension/messages.ts';
import { readWarningState } from '../../../extension/read-answers.ts';
import type { KeepingShelves } from '../../../shared/ledger/keeping-shelf.ts';
import { memoryShelves, openMemoryStore } from '../../../shared/ledger/memory-store.ts';
import type { Posted } from '../../../shared/ledger/posting.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import type { FromBackground, WireAnswer, WireCall } from '../../../shared/messages/bridge-port.ts';
import { bundledPacks } from '../../../shared/packs/bundled.ts';
import { type FakeWindows, openFakeWindows } from './fake-windows.ts';
import { type Alive, livingShelf } from './living-shelf.ts';

/** A document with its bridge: what the background told it, in order. */
export interface Document {
  readonly bridge: Bridge;
  readonly told: FromBackground[];
}

/** A browser around a background: one store, windows and a clock that outlive the worker. */
export interface WorkerDesk {
  readonly postings: readonly Posted[];
  readonly shelves: KeepingShelves;
  readonly windows: FakeWindows;
  ledgerWorks: boolean;
  badge: string;
  /** How many steps of the ledger appended something. */
  appends: number;
  /** After how many turns of what is under way the next thing happens; null: after all of it. */
  haste: number | null;
  /** What the tab of all documents calls itself, and whether it is open. */
  title: string;
  isTabOpen: boolean;
  readonly worker: () => Background;
  /** Starts a worker, in place of the one there was, of which nothing is left. */
  start(): Promise<void>;
  open(key: string, worker?: Background): Document;
  ask(document: Document, id: string, call?: Partial<WireCall>): Promise<void>;
  answer(document: Document, id: string, answer: WireAnswer): Promise<void>;
  gone(document: Document, id: string): Promise<void>;
  leave(document: Document): Promise<void>;
  state(): Promise<WarningState>;
  /** Decides about what is on show, or was when it was `seen`. */
  decide(verdict: 'allow' | 'block', seen?: WarningState): Promise<void>;
  /** A person closes the window. */
  closeWindow(): Promise<void>;
  /** The same while there is no worker. Its number. */
  closeUnseen(): number;
  /** Lets time pass, and everything happen that is due. */
  pass(ms: number): Promise<void>;
}

export const registration = (...numbers: readonly string[]): Partial<WireCall> => ({
  body: { text: JSON.stringify(numbers.map((number) => ({ number, carrier: 3011 }))) },
});

export const accepted = (...numbers: readonly string[]): WireAnswer => ({
  kind: 'response',
  status: 200,
  headers: [],
  body: {
    text: JSON.stringify({
      code: 0,
      data: { accepted: numbers.map((number) => ({ origin: 1, number, carrier: 3011 })), rejected: [] },
    }),
  },
  cut: false,
});

const CALL: WireCall = {
  url: 'https://api.17track.net/track/v2.4/register',
  method: 'POST',
  headers: [],
  body: null,
  via: 'fetch',
  free: false,
};

export async function openWorkerDesk(): Promise<WorkerDesk> {
  const postings: Posted[] = [];
  const shelves = memoryShelves();
  const windows = openFakeWindows();
  const browser = windows.edges;
  let now = Date.UTC(2026, 10, 24, 12);
  let timers: { readonly due: number; readonly act: () => void }[] = [];
  let no = 0;
  let ids = 0;
  let current: Background | null = null;

  const drain = async (): Promise<void> => {
    const { haste } = desk;
    for (let turn = 0; turn < (haste ?? 0); turn++) await Promise.resolve();
    for (let turn = 0; turn < 20 && haste === null; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  const worker = (): Background => {
    if (current === null) throw new Error('no worker has been started');
    return current;
  };

  const desk: WorkerDesk = {
    postings,
    shelves,
    windows,
    ledgerWorks: true,
    badge: '',
    appends: 0,
    haste: null,
    title: 'Import orders',
    isTabOpen: true,
    worker,
    start: async () => {
      no += 1;
      const mine = no;
      timers = [];
      current = null;
      /** What a worker began goes on when it ends, but it does not hear of it any more. */
      const alive: Alive = (work) =>
        new Promise((resolve, reject) => {
          if (mine !== no) return;
          work().then(
            (result) => mine === no && resolve(result),
            (error: unknown) => mine === no && reject(error),
          );
        });
      const show = (id: number): void => {
        const page = { kind: 'warning', window: id, changed: () => {} } as const;
        void current?.pageOpened(page);
      };
      // The page of a window loads, and is heard by the worker that is there by then.
      windows.opened = (id) => setImmediate(() => show(id));
      let store = openMemoryStore(postings);
      const starting = startBackground({
        ledger: {
          write: (step) =>
            alive(async () => {
              if (desk.ledgerWorks) {
                return store.write((news, next) => {
                  const made = step(news, next);
                  if (made.append.length > 0) desk.appends += 1;
                  return made;
                });
              }
              // A store that failed begins again from its first posting.
              store = openMemoryStore(postings);
              throw new LedgerError('the disk is full');
            }),
          close: () => store.close(),
        },
        shelves: {
          packs: livingShelf(shelves.packs, alive),
          settings: livingShelf(shelves.settings, alive),
          holds: livingShelf(shelves.holds, alive),
        },
        bundled: bundledPacks,
        now: () => now,
        newId: () => `id-${++ids}`,
        later: (afterMs, act) => {
          if (mine === no) timers.push({ due: now + afterMs, act });
        },
        sleep: () => ({ done: Promise.resolve(), cancel: () => {} }),
        windows: {
          windows: {
            create: (info) => alive(() => browser.windows.create(info)),
            get: (id) => alive(() => browser.windows.get(id)),
            update: (id, info) => alive(() => browser.windows.update(id, info)),
            remove: (id) => alive(() => browser.windows.remove(id)),
          },
          action: {
            setPopup: (details) => alive(() => browser.action.setPopup(details)),
            openPopup: () => alive(() => browser.action.openPopup()),
          },
          session: {
            get: (key) => alive(() => browser.session.get(key)),
            set: (items) => alive(() => browser.session.set(items)),
            remove: (key) => alive(() => browser.session.remove(key)),
          },
        },
        action: {
          setBadgeText: ({ text, tabId }) =>
            alive(async () => {
              if (tabId === undefined) desk.badge = text;
            }),
          setBadgeBackgroundColor: () => alive(async () => {}),
          setTitle: () => alive(async () => {}),
        },
        usualTitle: 'Tollgate',
        titleOf: () => alive(async () => desk.title),
        isTabOpen: () => alive(async () => desk.isTabOpen),
        locale: 'en',
        zone: 'UTC',
        openPractice: async () => false,
      });
      current = await starting;
      for (const id of windows.open.keys()) show(id);
      await drain();
    },
    open: (key, on = worker()) => {
      const told: FromBackground[] = [];
      const page = { key, tab: 7, window: 1, site: 'shop.example', isPractice: false };
      const bridge: Bridge = { page, tell: (message) => told.push(message) };
      on.connect(bridge);
      return { bridge, told };
    },
    ask: async ({ bridge }, id, call = registration('RR100000001CN')) => {
      void worker().hear(bridge, { kind: 'ask', id, call: { ...CALL, ...call } });
      await drain();
    },
    answer: async ({ bridge }, id, answer) => {
      void worker().hear(bridge, { kind: 'answer', id, answer });
      await drain();
    },
    gone: async ({ bridge }, id) => {
      void worker().hear(bridge, { kind: 'gone', id });
      await drain();
    },
    leave: async ({ bridge }) => {
      worker().disconnect(bridge);
      await drain();
    },
    state: async () => {
      return readWarningState(await worker().answer({ call: 'warningState', input: null }), 'state');
    },
    decide: async (verdict, seen) => {
      const state = seen ?? (await desk.state());
      if (state.kind !== 'deciding') throw new Error(`nothing to decide: ${state.kind}`);
      await worker().answer({ call: 'decide', input: { hold: state.hold, quoteNo: state.quoteNo, verdict } });
      await drain();
    },
    closeWindow: async () => {
      await worker().windowClosed(desk.closeUnseen());
      await drain();
    },
    closeUnseen: () => {
      const [id] = windows.open.keys();
      if (id === undefined) throw new Error('no window is open');
      windows.open.delete(id);
      return id;
    },
    pass: async (ms) => {
      now += ms;
      const due = timers.filter((timer) => timer.due <= now);
      timers = timers.filter((timer) => timer.due > now);
      for (const { act } of due) act();
      await drain();
    },
  };
  await desk.start();
  return desk;
}
