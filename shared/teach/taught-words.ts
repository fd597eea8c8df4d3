import type { PackDocument } from '../pack/schema.ts';
import type { TaughtRule } from './taught-rule.ts';

// A pack brings its own sentences; these are what a taught one says.

type Heading = PackDocument['rules'][string]['head'];
type Sentence = PackDocument['rules'][string]['say'];

const NOUNS: Readonly<Record<TaughtRule['noun'], Heading>> = {
  number: { en: { one: 'number', other: 'numbers' }, zh: { other: '单号' } },
  shipment: { en: { one: 'shipment', other: 'shipments' }, zh: { other: '货运' } },
  credit: { en: { one: 'credit', other: 'credits' }, zh: { other: '点数' } },
};

/** What one unit is called. */
export const nounOf = (noun: TaughtRule['noun']): Heading => NOUNS[noun];

const heading = (one: string, other: string, zh: string): Heading => ({ en: { one, other }, zh: { other: zh } });

const rule = (head: Heading, en: string, zh: string): { readonly head: Heading; readonly say: Sentence } => ({
  head,
  say: { en, zh },
});

/** The rules of a taught pack, by their ids. */
export const TAUGHT_RULES = {
  taught: rule(
    heading('1 that costs', '{n} that cost', '{n} 个将计费'),
    'As you taught it: each of them costs.',
    '按您教的规则：每个都计费。',
  ),
  'counted-already': rule(
    heading('1 counted already', '{n} counted already', '{n} 个已计费'),
    'As you taught it: a number counts once.',
    '按您教的规则：每个单号只计一次。',
  ),
  'in-doubt': {
    ...rule(
      heading('1 still in doubt', '{n} still in doubt', '{n} 个尚不确定'),
      'An earlier call got no answer. The number counts once at most.',
      '之前的请求没有结果。该单号最多计一次。',
    ),
    as: 'maybe' as const,
  },
  'still-listed': rule(
    heading('1 still on the list', '{n} still on the list', '{n} 个仍在列表中'),
    'As you taught it: on the list when the month turned, so it counts again.',
    '按您教的规则：月份更替时仍在列表中，因此再次计费。',
  ),
  read: rule(
    heading('1 to read', '{n} to read', '{n} 个查询'),
    'As you taught it: this costs nothing.',
    '按您教的规则：不计费。',
  ),
} as const;
