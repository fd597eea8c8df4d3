import { describe, expect, test } from 'vitest';
import { answerPages } from '../../../extension/background/answer-pages.ts';
import { readWaitingCall } from '../../../extension/background/bridges/read-waiting-call.ts';
import { openPractice, PROXY } from '../../../extension/background/open-practice.ts';
import { exportUsage } from '../../../extension/background/settings/export-usage.ts';
import type { PageCalls } from '../../../extension/messages.ts';
import manifest from '../../../manifest.json' with { type: 'json' };
import { openWorkerDesk, registration } from './worker-desk.ts';

const calls = (heard: unknown[]): PageCalls => ({
  warningState: async () => ({ kind: 'empty' }),
  shown: async () => 500,
  fit: async () => {},
  shownMany: async () => 500,
  decideMany: async (input) => {
    heard.push(input);
  },
  tick: async (input) => {
    heard.push(input);
  },
  turn: async (input) => {
    heard.push(input);
  },
  blockSite: async (input) => {
    heard.push(input);
  },
  decide: async (input) => {
    heard.push(input);
  },
  choose: async (input) => {
    heard.push(input);
  },
  touch: async (input) => {
    heard.push(input);
  },
  guardState: async () => ({ guarding: ['17TRACK'], unguarded: [], checkable: [], off: [], notGiven: [], pause: null }),
  policies: async () => ({ policies: [], broken: [], accounts: [], sites: [] }),
  setPolicy: async (input) => {
    heard.push(input);
  },
  endPolicy: async (input) => {
    heard.push(input);
  },
  pause: async (input) => {
    heard.push(input);
  },
  guardAgain: async () => {},
  popupState: async () => ({ kind: 'first-run' }),
  askProvider: async (input) => {
    heard.push(input);
  },
  check: async ({ provider }) => ({ kind: 'trouble', say: provider }),
  checkList: async ({ provider }) => ({ kind: 'trouble', say: provider }),
  planChoices: async () => [],
  settingsState: async () => ({ kind: 'broken', say: '' }),
  booksReplaced: async () => {},
  deleteAll: async () => {},
  setAccount: async (input) => {
    heard.push(input);
  },
  exportUsage: async ({ format }) => exportUsage([], format, 0),
  unheld: async () => [],
  blockedHere: async () => [],
  allowNext: async () => false,
  recording: async () => null,
  startRecording: async () => undefined,
  stopRecording: async () => undefined,
  taughtPack: async () => null,
  removePack: async () => {},
  savePack: async () => null,
  traffic: async () => ({ life: 1, upTo: 0, lines: [] }),
  stances: async () => ({}),
  setStance: async () => undefined,
  sitesOff: async () => [],
  switchSite: async () => undefined,
  openPractice: async () => true,
});

describe('a message of a page', () => {
  test('is a function of the table and its input', async () => {
    const heard: unknown[] = [];
    const answer = answerPages(calls(heard));
    expect(await answer({ name: 'warningState', input: null })).toEqual({ kind: 'empty' });
    expect(
      await answer({
        name: 'check',
        input: { provider: 'p', list: { kind: 'text', text: '' }, account: null, column: null },
      }),
    ).toEqual({ kind: 'trouble', say: 'p' });
    expect(await answer({ name: 'openPractice', input: null })).toBe(true);
    await answer({ name: 'decide', input: { call: 'h', quoteNo: 2, verdict: 'allow', more: 'dropped' } });
    await answer({ name: 'decide', input: { call: 'h', quoteNo: 2, verdict: 'allow', items: [1] } });
    await answer({ name: 'choose', input: { call: 'h', items: [] } });
    await answer({ name: 'touch', input: { call: 'h' } });
    expect(heard).toEqual([
      { call: 'h', quoteNo: 2, verdict: 'allow', again: null },
      { call: 'h', quoteNo: 2, verdict: 'allow', items: [1], again: null },
      { call: 'h', items: [] },
      { call: 'h' },
    ]);
  });

  test.each([
    [null, /message: an object expected/],
    [{ input: null }, /message\.name: a text expected/],
    [{ name: 'toString', input: null }, /message\.name: warningState or shown or decide or/],
    [{ name: 'decide', input: null }, /decide: an object expected/],
    [{ name: 'decide', input: { call: 1 } }, /decide\.call: a text expected/],
    [{ name: 'exportUsage', input: { format: 'xlsx' } }, /exportUsage\.format: csv or json expected/],
  ])('%j is refused in one line', async (message, line) => {
    await expect(answerPages(calls([]))(message)).rejects.toThrow(line);
  });
});

test('calls to be checked reach the books by the worker, and leave nothing in them', async () => {
  const desk = await openWorkerDesk();
  const call = {
    method: 'POST',
    url: 'https://api.17track.net/track/v2.4/register',
    headers: [],
    body: { kind: 'text', text: '[{"number":"RR100000001CN"}]' },
  };
  const list = { kind: 'calls', calls: [call], untold: 0 };
  const answer = await desk
    .worker()
    .answer({ name: 'check', input: { provider: '', list, account: null, column: null } });
  expect(answer).toMatchObject({ kind: 'calls', units: '1 unit', read: null });
  expect(desk.postings).toEqual([]);
});

describe('the exported usage', () => {
  const row = {
    provider: '17track',
    account: '=cmd',
    meter: 'tracking',
    period: '2026-11',
    charged: 1,
    expected: 0.5,
    unresolved: 0,
    allowance: 100,
    basis: 'assumed',
    grants: 0,
    remaining: 98.5,
  } as const;

  test('is a CSV that no spreadsheet runs', () => {
    expect(exportUsage([row], 'csv', Date.UTC(2026, 10, 24))).toEqual({
      name: 'tollgate-usage-2026-11-24.csv',
      type: 'text/csv',
      text: "provider,account,meter,period,charged,expected,unresolved,allowance,basis,grants,remaining\r\n17track,'=cmd,tracking,2026-11,1,0.5,0,100,assumed,0,98.5\r\n",
    });
  });

  test('is JSON with the rows as the command line has them', () => {
    expect(JSON.parse(exportUsage([row], 'json', 0).text)).toEqual({ usage: [row] });
  });
});

describe('the practice portal', () => {
  const opened: string[] = [];
  const openTab = async (url: string): Promise<void> => {
    opened.push(url);
  };

  test('is opened where the proxy answers', async () => {
    const asked: string[] = [];
    const answers = async (url: string): Promise<Response> => {
      asked.push(url);
      return new Response('ok');
    };
    expect(await openPractice(answers, openTab)).toBe(true);
    expect([asked, opened]).toEqual([[`${PROXY}/_tollgate/health`], [`${PROXY}/_tollgate/practice/`]]);
  });

  test('is not where it is refused or something else answers', async () => {
    opened.length = 0;
    expect(await openPractice(() => Promise.reject(new TypeError('refused')), openTab)).toBe(false);
    expect(await openPractice(async () => new Response('', { status: 404 }), openTab)).toBe(false);
    expect(opened).toEqual([]);
  });

  test('may be asked for by the extension’s own policy', () => {
    expect(manifest.content_security_policy.extension_pages).toMatch(
      new RegExp(`connect-src 'self' [^;]*${PROXY}[; ]`),
    );
  });
});

describe('a waiting call as it was kept', () => {
  test('is read back as it was, and nothing else is', async () => {
    const desk = await openWorkerDesk();
    await desk.ask(desk.open('a'), 'call', registration('RR100000001CN', 'RR100000002CN'));
    const [kept] = await desk.shelves.waiting.all();
    expect(readWaitingCall(kept?.value, 'call')).toEqual(kept?.value);
    expect(JSON.stringify(kept?.value)).not.toContain('17token');
    for (const wrong of [null, 'text', {}, { ...Object(kept?.value), standing: { kind: 'open' } }]) {
      expect(() => readWaitingCall(wrong, 'kept call')).toThrow(/^kept call/);
    }
  });
});
