import { knownLeftOf } from '../../../shared/books/allowance.ts';
import { type Books, peekAccount } from '../../../shared/books/books.ts';
import type { Asking } from '../../../shared/gate/asking.ts';
import type { Gate } from '../../../shared/gate/gate.ts';
import { nameAccount } from '../../../shared/gate/name-account.ts';
import { tellsOwnCount } from '../../../shared/recognise/own-count.ts';
import type { HttpCall } from '../../../shared/recognise/recognise.ts';
import type { Answer } from '../../../shared/rules/answer.ts';
import { noCountSay, noKeySay } from '../../../shared/words/own-count-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { HeldKeys } from './held-keys.ts';

export interface AskEdges {
  readonly gate: Gate;
  readonly keys: Pick<HeldKeys, 'find'>;
  readonly locale: Locale;
  readonly newId: () => string;
  /** Sends a free call, and nothing of the browser's with it. Never rejects. */
  readonly send: (call: HttpCall) => Promise<Answer>;
  readonly sleep: (ms: number) => { readonly done: Promise<void> };
  readonly noteRead: (asking: Asking, answer: Answer) => void;
}

/** Whose count is asked for. */
export interface AccountAsked {
  readonly provider: string;
  readonly account: string;
}

/** 17TRACK takes three calls a second: a person who presses again meets the answer that is on its way, or waits. */
const BETWEEN_MS = 334;

/**
 * Opens the way to ask a provider for its own count, with the credential of a call that waits. It resolves once what is left is known, and rejects with a
 * sentence for a person where it is not.
 */
export const openAskProvider = (edges: AskEdges): ((asked: AccountAsked) => Promise<void>) => {
  const { gate, locale } = edges;
  const underWay = new Map<string, Promise<void>>();

  const isKnown = (books: Books, now: number, { provider, account }: AccountAsked): boolean => {
    const found = peekAccount(books, provider, account);
    return found !== null && knownLeftOf(found, found.pack.mainMeter, now) !== null;
  };

  const ask = async (asked: AccountAsked): Promise<void> => {
    const call = edges.keys.find(asked.provider, asked.account);
    if (call === null) throw new Error(noKeySay(locale));
    const recognised = gate.recognise(call);
    if (recognised === null || !tellsOwnCount(recognised))
      throw new Error(`${call.url} is no free call that tells the provider’s own count`);
    const from = { road: 'provider', tag: null, user: null, site: null } as const;
    const asking: Asking = { id: edges.newId(), ...(await nameAccount(gate, recognised)), from };
    const answer = await edges.send(call);
    await gate.learn(asking, answer);
    edges.noteRead(asking, answer);
    if (!(await gate.look((books, now) => isKnown(books, now, asked))))
      throw new Error(noCountSay(answer, recognised.pack.document.title, locale));
  };

  return (asked) => {
    const whose = `${asked.provider}|${asked.account}`;
    const going = underWay.get(whose);
    if (going !== undefined) return going;
    const asks = ask(asked);
    underWay.set(whose, asks);
    const free = (): void => {
      void edges.sleep(BETWEEN_MS).done.then(() => underWay.delete(whose));
    };
    asks.then(free, free);
    return asks;
  };
};
