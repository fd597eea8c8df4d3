import type { Amount } from '../amount.ts';
import type { ReadAsks } from './ask-input.ts';
import type { Assumed } from './assume.ts';
import type { ConditionNames, Test } from './condition.ts';
import type { Envelope } from './envelope.ts';
import type { HeldBack } from './held-back.ts';
import type { FindItemLists } from './item-lists.ts';
import type { Lesson } from './lessons.ts';
import type { ReadParams } from './path-template.ts';
import type { ProviderRoutes } from './routes.ts';
import type { Bounds, PackCall, PackDocument, PackEffect } from './schema.ts';

export interface Rule {
  readonly id: string;
  readonly head: PackDocument['rules'][string]['head'];
  readonly unsent: PackDocument['rules'][string]['head'] | null;
  readonly say: PackDocument['rules'][string]['say'];
  readonly source: string;
  readonly warn: string | null;
  /** Under which heading people see it; by its bounds when null. */
  readonly as: NonNullable<PackDocument['rules'][string]['as']> | null;
}

export interface ChargeCase {
  readonly rule: Rule;
  readonly test: Test | null;
  readonly bounds: Bounds;
}

export interface Charge {
  readonly slot: string;
  readonly meter: string;
  readonly units: Amount;
  readonly unitsWhen: readonly { readonly test: Test; readonly units: Amount }[];
  readonly once: 'registration' | 'period' | 'each';
  readonly onlyWhen: Test | null;
  /** Index of the charge of the same call that this one needs, or -1. */
  readonly ridesOn: number;
  readonly proves: 'charged' | 'expected';
  /** The rule of its last case: what is booked where it was predicted refused, or where no item is named. */
  readonly plain: Rule | null;
  /** Its cases by what is known beforehand (pack/assume.ts): one that cannot decide then is not asked. */
  readonly casesOf: Readonly<Record<Assumed['variant'], Readonly<Record<Assumed['known'], readonly ChargeCase[]>>>>;
}

export interface Effect {
  readonly effect: PackEffect;
  /** Where it stands in time: `begin` and `seen` come before an item's units are settled, all else after. */
  readonly moment: 'before' | 'after';
  readonly test: Test | null;
}

export interface CompiledCall {
  readonly document: PackCall;
  readonly id: string;
  readonly action: string;
  /** Of its paths. */
  readonly templates: readonly ReadParams[];
  readonly readAsks: ReadAsks | null;
  /** Where the items that it reads stand in the body; null where they stand elsewhere. */
  readonly findItemLists: FindItemLists | null;
  readonly resolve: boolean;
  readonly most: { readonly items: number; readonly rule: Rule } | null;
  readonly malformed: Rule | null;
  readonly refusals: readonly { readonly rule: Rule; readonly test: Test }[];
  readonly charges: readonly Charge[];
  readonly free: Rule;
  readonly onAccept: readonly Effect[];
  readonly onLost: readonly Effect[];
  /** True when it may end a registration, move it or take it from a list: unread, it leaves everything in doubt that it may have touched. */
  readonly unsettles: boolean;
  /** True when an accepted item starts a new registration. */
  readonly begins: boolean;
  /** How its own answer names its items; null where the pack's envelope does, or none. */
  readonly listed: Envelope | null;
  readonly acceptedWhen: { readonly get: (root: unknown) => unknown; readonly equals: readonly unknown[] } | null;
  readonly refusedWhen: { readonly get: (root: unknown) => unknown; readonly atLeast: number } | null;
  readonly lessons: readonly Lesson[];
}

export interface CompiledPack {
  readonly document: PackDocument;
  readonly id: string;
  /** `id@version`, as entries carry it. */
  readonly stamp: string;
  readonly routes: ProviderRoutes;
  /** In the order of the routes. */
  readonly calls: readonly CompiledCall[];
  readonly rules: ReadonlyMap<string, Rule>;
  /** The meter that an account is shown by, and that a call counts on which no rule describes. */
  readonly mainMeter: string;
  /** By meter, the rule of what is refused because nothing is left. */
  readonly pastAllowance: ReadonlyMap<string, Rule>;
  /** What proves an expected unit of a slot. */
  readonly provenBy: ReadonlyMap<string, string>;
  readonly slots: ConditionNames['slots'];
  readonly registration: string | null;
  readonly envelope: Envelope | null;
  /** Some calls share an address, and their bodies say which is which. */
  readonly hasOperations: boolean;
  readonly heldBack: HeldBack | null;
  /** The headers that carry the credential. */
  readonly credentials: readonly string[];
  /** Finds a field that names a tracking number in the text of a body. */
  readonly numberField: RegExp;
}
