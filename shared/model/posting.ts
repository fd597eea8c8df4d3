import type { Amount } from '../amount.ts';
import type { Life } from './life.ts';

/** Where a held or charged unit stands. `released`: proved not charged. */
export type State = 'reserved' | 'charged' | 'expected' | 'unresolved' | 'released';

/** The road on which the ledger learned of a call. */
export type Road = 'page' | 'proxy' | 'import' | 'provider' | 'user';

/** What an item says beside its number, by the names that a pack gives it; what says nothing is left out. */
export type Fields = Readonly<Record<string, unknown>>;

/** One item of a call as the person asked for it: kept with the reservation, so that an answer can be settled after a restart. */
export interface Ask {
  /** The number, trimmed and in upper case; empty when the call names none. */
  readonly number: string;
  /** What makes the key unique beside the number (17TRACK's carrier); empty when none was given. */
  readonly variant: string;
  /** False when the provider takes no such number. */
  readonly valid: boolean;
  /** The variant a carrier change asks for; empty otherwise. */
  readonly target: string;
  /** The list an item is put on or taken from (Safecube's endpoint); empty where there are no lists. */
  readonly list: string;
  /** Values of the fields that rules look at, by the pack's names for them: places in a list would mean something else to its next version. */
  readonly fields: Fields;
}

/** A unit, or several, moving from one state to another. The first move of a hold comes from nowhere (`from: null`). */
export interface Move {
  /** The hold's id: made before the call leaves, the same in every move of these units. */
  readonly hold: string;
  readonly from: State | null;
  readonly to: State;
  /** Thousandths of a unit, positive; an adjustment that takes away is negative. */
  readonly units: Amount;
  readonly rule: string;
  /** Only on a hold's first move: what it is held for. */
  readonly of?: {
    readonly meter: string;
    readonly slot: string;
    readonly number: string;
    readonly variant: string;
    /** When the call was sent that holds these units. */
    readonly at: number;
    /** Set when the units belong to a period other than the one of `at` (a read of a closed month). */
    readonly period?: string;
  };
  /** Set when only a bare count of the provider decides: it does not say which call's units it counted. */
  readonly guess?: true;
  /** The item these units turned out to be for, when the answer names another than the call did. */
  readonly becomes?: { readonly number: string; readonly variant: string };
  /** What the rest is called that stays where it was, when a part of the units moves. */
  readonly rest?: string;
}

/** What the rest is called of units of which a part moves. Postings written before it was said took the name of the whole, with a mark behind it. */
export const restOf = ({ hold, rest }: Move): string => rest ?? `${hold}~`;

interface OfItem {
  readonly number: string;
  readonly variant: string;
  /** How many moves of the posting come before this change; absent for 0. */
  readonly after?: number;
}

/** What a call changes in what is known of one item. */
export type Change =
  /** `keep`: the earlier call that this registration turned out to be; its units stay with the item. */
  | ({ readonly do: 'begin'; readonly keep?: string } & OfItem)
  | ({ readonly do: 'seen' | 'gone' | 'doubt' } & OfItem)
  /** It may have been deleted after the call that shows it was served: nothing of it is known for certain. */
  | ({ readonly do: 'forget' } & OfItem)
  | ({ readonly do: 'life'; readonly is: Life } & OfItem)
  | ({ readonly do: 'set'; readonly fact: string; readonly to: number } & OfItem)
  | ({ readonly do: 'move' | 'maybe-moved'; readonly to: string } & OfItem)
  /**
   * A call leaves that may delete or move the item (all of the number, when no variant is named; of the account, when no number is): until it is settled the item may
   * be as it was, or as the call leaves it. `to`: the variant that it may move to; empty for none.
   */
  | ({ readonly do: 'pending'; readonly to: string } & OfItem)
  /** `maybe`: the call that put it there got no usable answer. */
  | ({ readonly do: 'list'; readonly list: string; readonly at: number; readonly maybe?: true } & OfItem)
  | ({ readonly do: 'unlist'; readonly list: string; readonly at: number } & OfItem)
  | ({ readonly do: 'members'; readonly members: readonly string[] } & OfItem)
  /** A call that nobody could read may have touched any item of the account; the item is empty. */
  | ({ readonly do: 'doubt-all' } & OfItem)
  /**
   * The provider's own count set the allowance of a meter, or (null) nobody knows what is left of it any more; the item is empty. `used`: what it had counted
   * by then, where it said so.
   */
  | ({
      readonly do: 'allow';
      readonly meter: string;
      readonly units: Amount | null;
      readonly used?: Amount;
    } & OfItem);

export interface Grant {
  readonly units: Amount;
  readonly expires: number;
}

/** What a person set for an account. Absent keys stay as they are. */
export interface AccountSettings {
  readonly name?: string;
  readonly plan?: string;
  readonly zone?: string;
  readonly email?: boolean;
  readonly grant?: Grant;
}

/** An item that a call named and that was not let out. */
export type HeldBack = Pick<Ask, 'number' | 'variant'>;

/** Who decided about a call, what, and why. */
export interface Decision {
  /** `pause`: a person let everything pass for a while, and was not asked. */
  readonly by: 'person' | 'policy' | 'rule' | 'pause';
  readonly verdict: 'allow' | 'block';
  /** `cannot-charge`, `allowed`, `allowed-some`, `within-allowance`, `on-charge-deny`, `over-limit`, `unknown-cost`, `closed`, `timed-out`, `page-gone`, `within-policy`, `observed`, `paused`, … */
  readonly reason: string;
  /** The policy that decided, by its id: one that a person set. */
  readonly policy?: string;
  /** Where only some items were allowed: the others. The posting's own items are those that went out. */
  readonly heldBack?: readonly HeldBack[];
}

/** `begin-practice`: the practice portal started anew, and with it the books of its account. `closing`: stands for the postings before it, which were dropped. */
export type PostingKind =
  | 'reserve'
  | 'settle'
  | 'block'
  | 'read'
  | 'record'
  | 'turn'
  | 'account'
  | 'recover'
  | 'begin-practice'
  | 'closing';

/** What the ledger appends: all that one step of one call moves and changes, at once or not at all. */
export interface Posting {
  /** Made where it arose, before anything is sent; a posting whose id is in the ledger already is not appended again. */
  readonly id: string;
  readonly kind: PostingKind;
  /** When it was written. */
  readonly at: number;
  /** When the call was sent; equal to `at` where there is none. */
  readonly sent: number;
  /** The call's id, or null for entries with no call. */
  readonly call: string | null;
  readonly provider: string;
  readonly account: string;
  readonly action: string;
  /** `id@version` of the pack that priced it. */
  readonly pack: string;
  /** Which of the pack's calls it was; empty for none. */
  readonly route: string;
  /** Parts of the path that rules look at, such as the API's version. */
  readonly params: Readonly<Record<string, string>>;
  readonly road: Road;
  readonly origin: string;
  readonly tag: string | null;
  readonly user: string | null;
  readonly site: string | null;
  readonly decision: Decision | null;
  /** How many items the call named, and the status of its answer: for people, no total depends on them. */
  readonly items: number;
  readonly status: number | null;
  /** Quoted units per meter (min, likely, max in thousandths; max null when unknown). */
  readonly quoted: Readonly<Record<string, readonly [Amount, Amount, Amount | null]>> | null;
  readonly asks: readonly Ask[];
  /** What the call named, or did, could not be read. */
  readonly unread?: true;
  readonly moves: readonly Move[];
  readonly changes: readonly Change[];
  readonly settings: AccountSettings | null;
  /** What followed from the postings that a closing one stands for, as rows of the books: keys and texts. */
  readonly closes?: readonly (readonly [string, string])[];
  /** Warnings that came up while settling (a predicted refusal that was accepted). */
  readonly warnings: readonly string[];
}

/** A posting in its place in the ledger. */
export interface Posted {
  readonly seq: number;
  readonly posting: Posting;
}
