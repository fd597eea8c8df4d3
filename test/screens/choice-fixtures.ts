import type { ChoiceGroup, ChoiceView } from '../../shared/words/choice-view.ts';
import type { GroupKind, QuoteView } from '../../shared/words/views.ts';
import { bar, charge, fortyOrders, numbered, plain } from './quote-fixtures.ts';

type Items = Extract<ChoiceView, { readonly kind: 'items' }>;

interface Reason {
  readonly kind: GroupKind;
  readonly head: string;
  readonly units: string;
  readonly unsent: string;
  readonly say: string;
  readonly numbers: readonly string[];
  readonly isRider?: true;
}

const REASONS: readonly Reason[] = [
  {
    kind: 'warning',
    head: '2 look mistyped',
    units: '2',
    unsent: 'not sent',
    say: 'Each costs 1 and will find nothing.',
    numbers: ['RR100000348CN', '1Z999AA1012345678'],
  },
  {
    kind: 'again',
    head: '3 would be charged again',
    units: '3',
    unsent: 'not sent',
    say: 'You deleted these on 4 November. Registering a deleted number is charged again.',
    numbers: ['RR100000312CN', 'LX000111222DE', 'RR100000326CN'],
  },
  {
    kind: 'charge',
    head: '24 new numbers',
    units: '24',
    unsent: 'not sent',
    say: '1 unit each: not registered with this carrier yet.',
    numbers: numbered(24, 801),
  },
  {
    kind: 'maybe',
    head: '5 translations into English',
    units: '0–5',
    unsent: 'not sent',
    say: '1 more each, when it succeeds.',
    numbers: numbered(5, 801),
    isRider: true,
  },
  {
    kind: 'free',
    head: '9 already registered',
    units: 'free',
    unsent: 'free, not sent',
    say: '17TRACK refuses a number and carrier that are registered: nothing is charged.',
    numbers: numbered(9, 400),
  },
  {
    kind: 'refused',
    head: '2 will be refused',
    units: '0',
    unsent: '0, not sent',
    say: 'Not a tracking number: 5 to 50 letters, digits and hyphens.',
    numbers: ['12', 'RR 1000 0073 3CN'],
  },
];

const placed = (): readonly (Reason & { readonly places: readonly number[] })[] => {
  let next = 0;
  return REASONS.map((reason) => {
    // A translation goes with a number that has its place already: the first of the new ones.
    const first = reason.isRider === true ? 5 : next;
    if (reason.isRider !== true) next += reason.numbers.length;
    return { ...reason, places: reason.numbers.map((_, nth) => first + nth) };
  });
};

export const allPlaces: readonly number[] = Array.from({ length: 40 }, (_, place) => place);
export const newPlaces = allPlaces.slice(5, 29);
export const freePlaces = allPlaces.slice(29, 38);

const groupsOf = (chosen: readonly number[]): readonly ChoiceGroup[] =>
  placed().map(({ kind, head, units, unsent, say, numbers, places, isRider = false }) => {
    const items = places.map((place, nth) => ({ place, number: numbers[nth] ?? '', isChosen: chosen.includes(place) }));
    const isSent = items.some(({ isChosen }) => isChosen);
    return {
      ...{ key: `${kind}|${say}`, kind, head, say, items, isRider },
      units: isSent ? units : unsent,
      source: kind === 'again' ? 'https://help.17track.net/hc/en-us/articles/quota' : null,
      sourceName: '17TRACK’s rule',
    };
  });

/** Forty mixed orders of which these go out: the picture of the design. */
export const choiceOf = (chosen: readonly number[]): Items => ({
  kind: 'items',
  chosen,
  offers: [
    { kind: 'all', head: 'All 40', say: 'up to 34', places: allPlaces },
    { kind: 'new', head: 'Only the new ones', say: '24 numbers, up to 29', places: newPlaces },
    { kind: 'free', head: 'Only what is free', say: '9 numbers, 0', places: freePlaces },
  ],
  groups: groupsOf(chosen),
  say:
    chosen.length === 0
      ? 'All 40 stay here.'
      : chosen.length === 40
        ? 'All 40 go out.'
        : `${chosen.length} go out, ${40 - chosen.length} stay here.`,
  untold: null,
});

/** The quote of the new ones alone. */
export const onlyNew: QuoteView = {
  ...fortyOrders,
  allows: '29',
  headline: [plain('This uses '), charge('29'), plain(' of your 63 left this month.')],
  doubt: '24 for sure. 5 more are charged only if the translation succeeds.',
  bar: bar(37, 24, 5, 100),
  groups: [],
};

export const nothingOut: QuoteView = {
  ...onlyNew,
  allows: null,
  headline: [plain('Nothing goes out, and nothing is charged.')],
  doubt: null,
  bar: bar(37, 0, 0, 100),
};

const inChinese: Readonly<Record<string, string>> = {
  '2 look mistyped': '2 个看似有误',
  '3 would be charged again': '3 个会再次收费',
  '24 new numbers': '24 个新单号',
  '5 translations into English': '5 个翻译成英语',
  '9 already registered': '9 个已注册',
  '2 will be refused': '2 个将被拒绝',
  'not sent': '不发送',
  'free, not sent': '免费，不发送',
  '0, not sent': '0，不发送',
  'All 40': '全部 40 个',
  'up to 34': '最多 34',
  'Only the new ones': '仅新单号',
  '24 numbers, up to 29': '24 个单号，最多 29',
  'Only what is free': '仅免费的',
  '9 numbers, 0': '9 个单号，0',
};
const zh = (text: string): string => inChinese[text] ?? text;

export const choiceInChinese: Items = {
  ...choiceOf(newPlaces),
  offers: choiceOf(newPlaces).offers.map((offer) => ({ ...offer, head: zh(offer.head), say: zh(offer.say) })),
  groups: choiceOf(newPlaces).groups.map((group) => ({
    ...group,
    head: zh(group.head),
    units: zh(group.units),
    say: '原因说明。',
    sourceName: '17TRACK 的规则',
  })),
  say: '发送 24 个，留下 16 个。',
};
