import type { PackCall, PackDocument } from '../pack/schema.ts';
import type { TaughtAddress, TaughtRule } from './taught-rule.ts';

type PackRule = PackDocument['rules'][string];

/** What a taught pack says, in every language. */
export interface TaughtWords {
  /** What one unit is called, and what they are called together. */
  readonly nouns: Readonly<
    Record<TaughtRule['noun'], { readonly name: PackRule['say']; readonly noun: PackRule['head'] }>
  >;
  readonly rules: Readonly<
    Record<'taught' | 'counted-already' | 'in-doubt' | 'still-listed' | 'read', Pick<PackRule, 'head' | 'say'>>
  >;
}

const METER = 'unit';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** How the ids of taught packs begin. */
export const TAUGHT = 'taught-';

/** The id of the pack of a portal, by its host. */
export const taughtId = (host: string): string => `${TAUGHT}${host.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

type Answer = PackCall['answer'];

/** What says nothing for certain counts until something proves otherwise. */
const CAREFUL: Answer = {
  '2xx': 'accepted',
  '2xx-unreadable': 'unknown',
  '3xx': 'unknown',
  '4xx': 'refused',
  '5xx': 'unknown',
  none: 'unknown',
};

const answerBy = ({ word }: TaughtRule): Answer => {
  // Portals that answer with pages, or send on to one, have no word: their status has to do.
  if (word === null) return { ...CAREFUL, '2xx-unreadable': 'accepted', '3xx': 'accepted' };
  if (word.kind === 'call') return { ...CAREFUL, acceptedWhen: { path: word.says, equals: [word.value] } };
  const { each, number, says, value } = word;
  return { ...CAREFUL, '2xx': 'items', listed: { each, number, says, acceptedAs: [value] } };
};

const chargesOf = ({ cost, word }: TaughtRule): PackCall['charges'] => {
  if (cost.kind === 'unknown') return [];
  const once = cost.once === 'monthly' ? 'period' : cost.once;
  const plain = { rule: 'taught', bounds: 'likely' } as const;
  const cases =
    once === 'each'
      ? [plain]
      : [
          { rule: 'counted-already', when: { slot: [METER, 'held'] as const }, bounds: 'free' as const },
          { rule: 'in-doubt', when: { slot: [METER, 'open'] as const }, bounds: 'maybe' as const },
          plain,
        ];
  const proves = word === null ? 'expected' : 'charged';
  return [{ slot: METER, meter: METER, units: cost.units, unitsWhen: [], once, proves, cases: cases.map(copy) }];
};

/** The schema's lists can be changed, ours cannot. */
const copy = (one: {
  readonly rule: string;
  readonly bounds: 'likely' | 'free' | 'maybe';
  readonly when?: { readonly slot: readonly [string, 'open' | 'held'] };
}): PackCall['charges'][number]['cases'][number] => ({ ...one });

const isListed = ({ cost }: TaughtRule): boolean => cost.kind === 'units' && cost.once === 'monthly';

const matchOf = ({ method, template, operation }: TaughtAddress): PackCall['match'] => ({
  methods: METHODS.filter((one) => one === method),
  paths: [template],
  ...(operation === '' ? {} : { operation }),
});

const itemsOf = ({ place }: TaughtRule): NonNullable<PackCall['items']> => ({
  in: place.in,
  each: place.each,
  number: place.number,
  fields: {},
  // A field that was given one number may be given several: a list in it must not pass for one.
  ...(place.in !== 'path' && (place.each === '$' || place.number === '$') ? { separated: true as const } : {}),
});

const costing = (taught: TaughtRule, id: string): PackCall => ({
  id,
  action: taught.cost.kind === 'unknown' ? 'unknown' : 'add',
  match: matchOf(taught),
  items: itemsOf(taught),
  resolve: false,
  refusals: [],
  charges: chargesOf(taught),
  free: 'counted-already',
  onAccept: isListed(taught) ? [{ do: 'list' }] : [],
  onLost: isListed(taught) ? [{ do: 'list' }] : [],
  answer: answerBy(taught),
  teaches: [],
});

const reading = (address: TaughtAddress, id: string): PackCall => ({
  id,
  action: 'read',
  match: matchOf(address),
  resolve: false,
  refusals: [],
  charges: [],
  free: 'read',
  onAccept: [],
  onLost: [],
  answer: { ...CAREFUL, '5xx': 'refused' },
  teaches: [],
});

const sameAddress = (a: PackCall, b: PackCall): boolean =>
  a.match.operation === b.match.operation &&
  a.match.methods.join() === b.match.methods.join() &&
  a.match.paths.join().toLowerCase() === b.match.paths.join().toLowerCase();

const rootOf = (path: string): string => {
  const first = path.split('/')[1] ?? '';
  return first === '' || first.startsWith('{') ? '/' : `/${first.toLowerCase()}/`;
};

/** "1.0.3" becomes "1.0.4". */
export const nextVersion = (version: string): string => {
  const [major = '1', minor = '0', patch = '0'] = version.split('.');
  return `${major}.${minor}.${Number(patch) + 1}`;
};

const rulesOf = ({ rules }: TaughtWords): PackDocument['rules'] =>
  Object.fromEntries(
    Object.entries(rules).map(([id, said]): [string, PackRule] => [
      id,
      { ...said, ...(id === 'in-doubt' ? { as: 'maybe' } : {}), source: 'you' },
    ]),
  );

/**
 * Makes a pack of what a person taught, or adds it to what they taught of the same portal before: a call to the same address takes the place of the one that was there.
 * `now`: when it was taught, in milliseconds.
 */
export const taughtPack = (
  taught: TaughtRule,
  before: PackDocument | null,
  now: number,
  words: TaughtWords,
): PackDocument => {
  const version = before === null ? '1.0.0' : nextVersion(before.version);
  const fresh = [
    costing(taught, `taught-${version.replaceAll('.', '-')}`),
    ...taught.reads.map((address, nth) => reading(address, `read-${version.replaceAll('.', '-')}-${nth + 1}`)),
  ];
  const kept = (before?.calls ?? []).filter((call) => !fresh.some((one) => sameAddress(one, call)));
  const calls = [...fresh, ...kept];
  const listed = calls.some((call) => call.onAccept.some((effect) => effect.do === 'list'));
  return {
    schema: 1,
    id: before?.id ?? taughtId(taught.host),
    version,
    title: taught.title,
    partial: true,
    hosts: [taught.host],
    roots: [...new Set(calls.flatMap(({ match }) => match.paths.map(rootOf)))],
    sites: [taught.host],
    harmless: before?.harmless ?? [],
    credential: taught.account === null ? [] : [{ in: 'header', name: taught.account }],
    zone: 'UTC',
    mainMeter: METER,
    meters: [
      {
        id: METER,
        ...words.nouns[taught.noun],
        refusesPastAllowance: false,
        takesGrants: false,
      },
    ],
    plans: [{ id: 'unmetered', period: 'month', allowance: { [METER]: null } }],
    sources: {
      you: { url: `https://${taught.host}/`, read: new Date(now).toISOString().slice(0, 7), mark: 'unsure' },
    },
    item: { variant: null, forms: {} },
    facts: [],
    rules: rulesOf(words),
    warnings: {},
    codes: {},
    calls,
    ...(listed ? { stillListed: { action: 'add', slot: METER, meter: METER, rule: 'still-listed' } } : {}),
    counted: [],
    tests: [],
  };
};
