import { recognise } from '../../shared/recognise/recognise.ts';
import { quoteCall } from '../../shared/rules/quote.ts';
import { booksOfMany, numberNamed } from './books-of-many.ts';

const { books, account } = booksOfMany(100_000);
const bodies: string[] = [];
let x = 1;
const rnd = (n: number) => {
  x = (x * 1103515245 + 12345) & 0x7fffffff;
  return x % n;
};
for (let b = 0; b < 2000; b++) {
  const items: unknown[] = [];
  for (let i = 0; i < 40; i++) {
    const k = i % 8;
    if (k === 0) items.push({ number: numberNamed(200_000 + rnd(1_000_000)), carrier: 3011 });
    else if (k === 1) items.push({ number: numberNamed(rnd(100_000)), carrier: 3011 });
    else if (k === 2) items.push({ number: numberNamed(rnd(10_000) * 10), carrier: 3011 });
    else if (k === 3)
      items.push({ number: numberNamed(200_000 + rnd(1_000_000)), carrier: 3011, lang: 'en', tag: 'order-1' });
    else if (k === 4) items.push(i === 4 ? { number: 'x' } : { number: numberNamed(200_000 + rnd(1_000_000)) });
    else if (k === 5) items.push({ ...(items[i - 2] as object) });
    else items.push({ number: numberNamed(rnd(100_000)), carrier: 7041 });
  }
  bodies.push(JSON.stringify(items));
}
const at = Date.parse('2026-11-20T00:00:00Z');
const times: number[] = [];
let sink = 0;
const header = () => null;
for (let r = 0; r < 20000; r++) {
  const text = bodies[r % bodies.length]!;
  const t0 = process.hrtime.bigint();
  const rec = recognise(books.packs, {
    method: 'POST',
    url: 'https://api.17track.net/track/v2.4/register',
    header,
    body: { kind: 'text', text },
  })!;
  const q = quoteCall(rec, account, at);
  const t1 = process.hrtime.bigint();
  sink += q.lines.length + q.meters[0]!.likely;
  if (r > 4000) times.push(Number(t1 - t0) / 1000);
}
times.sort((a, b) => a - b);
console.log(
  'p10',
  times[Math.floor(times.length * 0.1)],
  'median',
  times[times.length >> 1],
  'p99',
  times[Math.floor(times.length * 0.99)],
  sink,
);
const js: number[] = [];
for (let r = 0; r < 8000; r++) {
  const t0 = process.hrtime.bigint();
  JSON.parse(bodies[r % 2000]!);
  const t1 = process.hrtime.bigint();
  if (r > 2000) js.push(Number(t1 - t0) / 1000);
}
js.sort((a, b) => a - b);
console.log('parse', js[js.length >> 1]);
