import { fromUnits } from '../../shared/amount.ts';
import type { Posting } from '../../shared/model/posting.ts';

/** A posting for tests of stores: one unit of one item held for a registration, with what the test is about. */
export const buildPosting = (part: Partial<Posting> & { readonly id: string }): Posting => ({
  kind: 'reserve',
  at: 1_795_600_000_000,
  sent: 1_795_600_000_000,
  call: part.id,
  provider: '17track',
  account: '0123456789abcdef',
  action: 'register',
  pack: '17track@1.0.0',
  route: 'register',
  params: { version: 'v2.4' },
  road: 'proxy',
  origin: 'test',
  tag: null,
  user: null,
  site: null,
  decision: { by: 'policy', verdict: 'allow', reason: 'within-allowance' },
  items: 1,
  status: null,
  quoted: { tracking: [fromUnits(1), fromUnits(1), fromUnits(1)], email: [fromUnits(0), fromUnits(0), null] },
  asks: [
    {
      number: 'RR100000001CN',
      variant: '3011',
      valid: true,
      target: '',
      list: '',
      fields: { lang: 'de', weight: 7, more: { a: [] } },
    },
  ],
  moves: [
    {
      hold: `${part.id}:0`,
      from: null,
      to: 'reserved',
      units: fromUnits(1),
      rule: 'register',
      of: {
        meter: 'tracking',
        slot: 'registration',
        number: 'RR100000001CN',
        variant: '3011',
        at: 1_795_600_000_000,
      },
    },
  ],
  changes: [{ do: 'begin', number: 'RR100000001CN', variant: '3011', after: 1 }],
  settings: null,
  warnings: [],
  ...part,
});
