import { createHash } from 'node:crypto';
import type { Background } from '../../../extension/background/background.ts';
import type { Bridge } from '../../../extension/background/bridges/bridge.ts';
import { startBackground } from '../../../extension/background/start-background.ts';
import { readWarningState } from '../../../extension/read-answers.ts';
import { memoryShelves, openMemoryStore } from '../../../shared/ledger/memory-store.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import type { FromBackground, WireAnswer, WireCall } from '../../../shared/messages/bridge-port.ts';
import type { Posted } from '../../../shared/model/posting.ts';
import { bundledPacks } from '../../../shared/packs/bundled.ts';
import { tickedIn } from '../../../shared/words/many-view.ts';
import type { Locale } from '../../../shared/words/views.ts';
import { emptyStore } from './empty-store.ts';
import { openFakeClock } from './fake-clock.ts';
import { openFakeWindows } from './fake-windows.ts';
import { openKeyShelf } from './key-shelf.ts';
import { livingButton } from './living-button.ts';
import { type Alive, livingShelf } from './living-shelf.ts';
import { livingWindows } from './living-windows.ts';
import { wallEdges } from './wall-edges.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

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

/** A worker at its start, on a ledger of these postings. */
export async function openWorkerDesk(postings: Posted[] = [], locale: Locale = 'en'): Promise<WorkerDesk> {
  const rows = new Map<string, string>();
  // As a browser's database, it keeps a key as it is.
  const shelves = { ...memoryShelves(), settings: openKeyShelf(), traffic: memoryShelves().packs };
  const windows = openFakeWindows();
  const browser = windows.edges;
  const clock = openFakeClock();
  let no = 0;
  let ids = 0;
  let current: Background | null = null;

  const drain = async (): Promise<void> => {
    for (let turn = 0; turn < (desk.haste ?? 0); turn++) await Promise.resolve();
    for (let turn = 0; turn < 20 && desk.haste === null; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  const worker = (): Background => {
    if (current === null) throw new Error('no worker has been started');
    return current;
  };

  const desk: WorkerDesk = {
    postings,
    shelves,
    windows,
    bundled: bundledPacks,
    ledgerWorks: true,
    badge: '',
    appends: 0,
    paintsAt: null,
    rules: [],
    taughtRules: [],
    matched: [],
    rulesWork: true,
    watch: null,
    haste: null,
    title: 'Import orders',
    sendFree: async () => ({ kind: 'none', sent: 'no' }),
    isTabOpen: true,
    notGiven: [],
    badgeTitle: '',
    worker,
    start: async () => {
      no += 1;
      const mine = no;
      clock.endTimers();
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
      const show = (id: number): void => void current?.pageOpened({ kind: 'warning', window: id, changed: () => {} });
      // The page of a window loads, and is heard by the worker that is there by then.
      windows.opened = (id) => setImmediate(() => show(id));
      let store = openMemoryStore(postings, rows, shelves.waiting);
      const starting = startBackground({
        ledger: {
          write: (step) =>
            alive(async () => {
              if (desk.ledgerWorks) {
                return store.write(function* (ground) {
                  const made = yield* step(ground);
                  if (made.append.length > 0) desk.appends += 1;
                  return made;
                });
              }
              // A store that failed goes on from nothing.
              store = openMemoryStore(postings, rows, shelves.waiting);
              throw new LedgerError('the disk is full');
            }),
          read: (look) =>
            alive(async () => {
              if (desk.ledgerWorks) return store.read(look);
              throw new LedgerError('the disk is full');
            }),
          pages: () => store.pages(),
          close: () => store.close(),
        },
        shelves: {
          packs: livingShelf(shelves.packs, alive),
          settings: livingShelf(shelves.settings, alive),
          waiting: livingShelf(shelves.waiting, alive),
          traffic: livingShelf(shelves.traffic, alive),
        },
        empty: emptyStore(postings, rows, shelves),
        bundled: desk.bundled,
        now: clock.now,
        newId: () => `id-${++ids}`,
        digest: async (text) => createHash('sha256').update(text).digest('hex'),
        later: (afterMs, act) => {
          if (mine === no) clock.later(afterMs, act);
        },
        sleep: () => ({ done: Promise.resolve(), cancel: () => {} }),
        windows: livingWindows(browser, alive),
        action: livingButton(desk, alive),
        usualTitle: 'Tollgate',
        titleOf: () => alive(async () => desk.title),
        isTabOpen: () => alive(async () => desk.isTabOpen),
        locale,
        zone: 'UTC',
        ...wallEdges(desk),
        matchedRules: async () => ({ rulesMatchedInfo: desk.matched }),
        wakeAt: () => {},
        paintAt: (at) => {
          if (mine === no) desk.paintsAt = at;
        },
        lookAgainAt: (at) => {
          if (mine === no) clock.alarmAt(at);
        },
        openPractice: async () => false,
        notGiven: async () => desk.notGiven,
        send: (call) => desk.sendFree(call),
      });
      current = await starting;
      for (const id of windows.open.keys()) show(id);
      await drain();
    },
    open: (key, on = worker(), from = {}) => {
      const told: FromBackground[] = [];
      const page = { key, tab: 7, window: 1, site: 'shop.example', isPractice: false, isTop: true, ...from };
      const bridge: Bridge = { page, tell: (message) => told.push(message), expect: () => {} };
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
      return readWarningState(await worker().answer({ name: 'warningState', input: null }), 'state');
    },
    shown: async (quoteNo) => {
      const state = await desk.state();
      const call = 'call' in state ? state.call : '';
      return worker().answer({ name: 'shown', input: { call, quoteNo } });
    },
    decide: async (verdict, seen, again = null) => {
      const state = seen ?? (await desk.state());
      if (state.kind === 'many') return desk.decideMany(verdict, state);
      if (state.kind !== 'deciding') throw new Error(`nothing to decide: ${state.kind}`);
      const { call, quoteNo } = state;
      if (verdict === 'allow') {
        const leftMs = await worker().answer({ name: 'shown', input: { call, quoteNo } });
        // The person reads it; whatever is due in that time comes with the next that happens.
        clock.sleep(Number(leftMs));
      }
      await worker().answer({ name: 'decide', input: { call, quoteNo, verdict, again } });
      await drain();
    },
    decideMany: async (verdict, { question, quoteNo, view }) => {
      if (verdict === 'allow')
        clock.sleep(Number(await worker().answer({ name: 'shownMany', input: { question, quoteNo } })));
      const calls = tickedIn(view);
      await worker().answer({ name: 'decideMany', input: { question, quoteNo, verdict, calls } });
      await drain();
    },
    page: async (name, input) => {
      const answer = await worker().answer({ name, input });
      await drain();
      return answer;
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
    sleep: clock.sleep,
    pass: async (ms) => {
      clock.sleep(ms);
      clock.ring(() => worker().lookAgain());
      await drain();
    },
  };
  await desk.start();
  return desk;
}
