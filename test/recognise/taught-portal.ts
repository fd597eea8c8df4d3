import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { readPack } from '../../shared/pack/read-pack.ts';
import { taughtPack } from '../../shared/teach/build-pack.ts';
import type { TaughtRule } from '../../shared/teach/taught-rule.ts';
import { taughtWords } from '../../shared/words/taught-words.ts';

const TAUGHT: TaughtRule = {
  title: 'Freight console',
  host: 'console.freight.example',
  method: 'POST',
  template: '/api/accounts/{part}/add',
  operation: '',
  place: { in: 'body', each: '$.items[*]', number: 'no', trail: ['items', 'each', 'no'], value: 'TCLU4839207' },
  cost: { kind: 'units', units: 1, once: 'registration' },
  noun: 'number',
  word: null,
  reads: [{ method: 'POST', template: '/api/list', operation: '' }],
  account: null,
};

/** What a person taught of a console: by one call shipments are added, by another they are read. */
export const taughtPortal = (change: Partial<TaughtRule> = {}): CompiledPack => {
  const pack = readPack(taughtPack({ ...TAUGHT, ...change }, null, Date.UTC(2026, 10, 24), taughtWords()));
  if (typeof pack === 'string') throw new TypeError(pack);
  return pack;
};
