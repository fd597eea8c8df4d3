import { newBooks } from '../../shared/books/books.ts';
import { playCall } from '../../shared/har/play.ts';
import { readHar } from '../../shared/har/read-har.ts';
import { MOST_OF_ANSWER, parseJson } from '../../shared/json/parse-json.ts';
import { readList } from '../../shared/lists/read-list.ts';
import { readTable } from '../../shared/lists/read-table.ts';
import { bundledDocuments, bundledPacks } from '../../shared/packs/bundled.ts';
import { carriersOf } from '../../shared/packs/carriers.ts';
import { recognise } from '../../shared/recognise/recognise.ts';
import { answerBody } from '../../shared/rules/answer.ts';
import { LIST_PIECES } from '../fuzz/list-pieces.ts';
import { shapes } from './stall-shapes.ts';

// Every reading of shared/ by itself: calls, answers, recordings and lists, each at most 50 ms and 100 ms a megabyte of the processor's time. The median of
// three counts, after one that warms up.

const BASE_MS = 50;
const MS_PER_MB = 100;
const MB = 1024 * 1024;
const PACKS = new Map(bundledPacks.map((pack) => [pack.id, pack]));
const carriers = bundledDocuments[0] === undefined ? null : carriersOf(bundledDocuments[0]);

interface Reading {
  readonly name: string;
  readonly bytes: number;
  readonly read: () => unknown;
}

const cpuMs = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const medianMs = (work: () => unknown): number => {
  work();
  const [, median = 0] = [cpuMs(work), cpuMs(work), cpuMs(work)].sort((a, b) => a - b);
  return median;
};

/** Recognises, quotes, reserves and settles a call. */
const play = (url: string, text: string, answer: string): unknown => {
  const recognised = recognise(PACKS, { method: 'POST', url, headers: [], body: { kind: 'text', text } });
  if (recognised === null) return null;
  const books = newBooks(bundledPacks);
  const player = {
    from: { road: 'import', tag: null, user: null, site: null } as const,
    origin: 'proof',
    nextOrder: () => books.order + 1,
  };
  const call = {
    id: 'call',
    at: Date.UTC(2026, 10, 2),
    recognised,
    account: 'acc',
    tookMs: 0,
    tag: null,
    answer: { kind: 'response', status: 200, body: answerBody(answer) } as const,
  };
  return playCall(books, call, player);
};

const calls = (): readonly Reading[] =>
  shapes()
    .filter(({ headers, path }) => headers['content-encoding'] === undefined && path.startsWith('/17track/'))
    .map(({ name, path, body, answer }) => {
      const text = body.toString('utf8');
      const answered = answer.kind === 'text' && !answer.isPacked ? answer.text : '{"code":0,"data":{}}';
      const url = `https://api.17track.net${path.slice('/17track'.length)}`;
      return { name, bytes: body.length + Buffer.byteLength(answered), read: () => play(url, text, answered) };
    });

const LINES = [
  ...LIST_PIECES,
  ...[
    'RR100000001CN\n',
    'RR100000001CN,3011,en\n',
    '"RR100000001CN","x ""y"" z"\n',
    '="9400111899223100000099",USPS\n',
    'https://t.17track.net/en#nums=RR1\n',
  ],
];

const lists = (): readonly Reading[] =>
  LINES.map((line) => {
    const text = line.repeat(Math.floor(MB / 2 / Buffer.byteLength(line)));
    return {
      name: `a list of ${JSON.stringify(line)}`,
      bytes: Buffer.byteLength(text),
      read: () => readList(readTable(text), carriers),
    };
  });

const recordings = (): readonly Reading[] => {
  const entry = {
    startedDateTime: '2026-11-02T08:00:00.000Z',
    request: {
      method: 'POST',
      url: 'https://api.17track.net/track/v2.4/register',
      headers: [],
      postData: { text: '[{"number":"RR100000001CN"}]' },
    },
    response: { status: 200, content: { text: '{"code":0,"data":{"accepted":[],"rejected":[]}}' } },
  };
  const odd = [entry, null, {}, { request: { url: 'x' } }, { ...entry, startedDateTime: '' }];
  return [entry, ...odd].map((one, at) => {
    const text = JSON.stringify({ log: { entries: Array.from({ length: 10_000 }, () => one) } });
    const read = (): unknown => {
      const json = parseJson(text, MOST_OF_ANSWER);
      return json.kind === 'json' ? readHar(json.value, 0) : json;
    };
    return { name: `a recording of 10,000 entries, ${at}`, bytes: Buffer.byteLength(text), read };
  });
};

let allWell = true;
for (const { name, bytes, read } of [...calls(), ...lists(), ...recordings()]) {
  const took = medianMs(read);
  const limit = BASE_MS + (MS_PER_MB * bytes) / MB;
  allWell &&= took <= limit;
  const verdict = took <= limit ? 'ok  ' : 'SLOW';
  console.log(`${verdict}  ${name.padEnd(56)}  ${took.toFixed(0).padStart(5)} of ${limit.toFixed(0)} ms`);
}
process.exitCode = allWell ? 0 : 1;
