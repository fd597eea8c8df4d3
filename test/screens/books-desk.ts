import type { PageCalls } from '../../extension/messages.ts';
import { accountPosting } from '../../shared/books/account-posting.ts';
import { applyNew } from '../../shared/books/apply.ts';
import { rollupNames } from '../../shared/gate/way-names.ts';
import type { AccountSettings, Posted } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import type { Locale } from '../../shared/words/views.ts';
import { openWorkerDesk } from '../extension/background/worker-desk.ts';
import { ALLOW, acceptedAll, type GateDesk, openGateDesk } from '../gate/gate-desk.ts';
import type { Answers } from './fake-background.ts';

/** Every function that pages call. */
const CALLS: Readonly<Record<keyof PageCalls, true>> = {
  warningState: true,
  shown: true,
  decide: true,
  choose: true,
  shownMany: true,
  decideMany: true,
  tick: true,
  turn: true,
  blockSite: true,
  fit: true,
  touch: true,
  policies: true,
  setPolicy: true,
  endPolicy: true,
  pause: true,
  guardAgain: true,
  askProvider: true,
  guardState: true,
  popupState: true,
  check: true,
  checkList: true,
  planChoices: true,
  settingsState: true,
  booksReplaced: true,
  deleteAll: true,
  setAccount: true,
  exportUsage: true,
  unheld: true,
  blockedHere: true,
  allowNext: true,
  recording: true,
  startRecording: true,
  stopRecording: true,
  taughtPack: true,
  savePack: true,
  removePack: true,
  traffic: true,
  stances: true,
  setStance: true,
  sitesOff: true,
  switchSite: true,
  openPractice: true,
};

/** A number of 17TRACK's that no list below holds. */
const filler = (at: number): string => `LX9000${String(at).padStart(5, '0')}DE`;

export interface BooksDesk extends Pick<GateDesk, 'postings' | 'gate'> {
  /** Registers numbers, a call for each. */
  readonly register: (...numbers: readonly string[]) => Promise<void>;
  readonly remove: (number: string) => Promise<void>;
  /** Sets something for the account, once a call was seen of it. */
  readonly set: (settings: AccountSettings) => Promise<void>;
}

/** Books that grow by calls as they are made. */
export const openBooksDesk = (): BooksDesk => {
  const { gate, postings, registering } = openGateDesk();
  const pack = bundledPacks[0];
  if (pack === undefined) throw new Error('no pack is bundled');
  return {
    gate,
    postings,
    register: async (...numbers) => {
      for (const number of numbers) {
        await gate.open(registering(number, number), ALLOW, () => false);
        await gate.settle(number, acceptedAll(number));
      }
    },
    remove: async (number) => {
      const { recognised, ...asking } = registering(`delete ${number}`, number);
      const deleting = gate.recognise({
        method: 'POST',
        url: 'https://api.17track.net/track/v2.4/deletetrack',
        headers: [],
        body: { kind: 'text', text: JSON.stringify([{ number, carrier: 3011 }]) },
      });
      if (deleting === null) throw new Error('a deletion was not recognised');
      await gate.open({ ...asking, recognised: deleting }, ALLOW, () => false);
      await gate.settle(asking.id, acceptedAll(number));
    },
    set: (settings) =>
      gate.step(
        (books, at, nextOrder) => {
          const by = { id: `set ${JSON.stringify(settings)}`, at, origin: 'desk' };
          const posting = accountPosting(pack, 'none', by, { action: 'set', settings });
          applyNew(books, { seq: nextOrder(), posting });
          return { append: [posting], result: undefined };
        },
        (names, books, now) => [...rollupNames(names, books, now), ...names.rollups({ provider: pack.id, id: 'none' })],
      ),
  };
};

/** Books of an account with 63 of 100 left, of which two numbers were deleted and one is registered. */
export const booksOfNovember = async (): Promise<Posted[]> => {
  const desk = openBooksDesk();
  await desk.register('RR100000312CN', 'RR100000326CN', 'RR100000547CN');
  await desk.set({ name: 'Main account', plan: '100-monthly' });
  await desk.remove('RR100000312CN');
  await desk.remove('RR100000326CN');
  await desk.register(...Array.from({ length: 34 }, (_, at) => filler(at)));
  return desk.postings;
};

/** The real background on these books, as a page in a tab asks it. */
export const answersOf = async (postings: readonly Posted[], locale: Locale = 'en'): Promise<Answers> => {
  const desk = await openWorkerDesk([...postings], locale);
  const names = Object.keys(CALLS);
  return Object.fromEntries(names.map((name) => [name, (input: unknown) => desk.worker().answer({ name, input })]));
};
