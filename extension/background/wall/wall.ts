import { APPROVED } from '../../../shared/recognise/wall-rules.ts';

interface SessionRule {
  readonly id: number;
  readonly priority: number;
  readonly action: { readonly type: 'allow' };
  readonly condition: {
    readonly urlFilter: string;
    readonly isUrlFilterCaseSensitive: true;
    readonly requestMethods?: string[];
    readonly resourceTypes?: 'xmlhttprequest'[];
    readonly tabIds?: number[];
    readonly initiatorDomains?: string[];
  };
}

/** A request as it was made once, for it to be made again: from a tab, or where it belongs to none (-1) from a site. */
export interface SameRequest {
  readonly url: string;
  readonly method: string;
  readonly tab: number;
  readonly site: string;
}

/** The part of the browser that keeps network rules until it closes. */
export interface WallEdges {
  readonly rules: {
    updateSessionRules(changes: {
      readonly addRules?: SessionRule[];
      readonly removeRuleIds?: number[];
    }): Promise<void>;
    getSessionRules(): Promise<readonly { readonly id: number; readonly condition: { readonly urlFilter?: string } }[]>;
  };
  /** Cannot be guessed, and is another each time. */
  readonly newId: () => string;
}

/** The hole in the network rules (`shared/recognise/wall-rules.ts`) through which what was approved leaves, one request each. */
export interface Wall {
  /**
   * Lets one request of this tab's scripts to this address through, once its address carries the fragment that this resolves to: no server gets to see it. Where the browser
   * refuses the rule, the request will be stopped.
   */
  readonly open: (url: string, tab: number) => Promise<string>;
  /** A request begins: whatever let it through lets nothing else through. False where nothing of this kind did. */
  readonly began: (url: string) => Promise<boolean>;
  /** Lets a request like this one through. Resolves with the rule's id; rejects where the browser refuses the rule. */
  readonly openNext: (request: SameRequest) => Promise<number>;
  readonly closeNext: (rule: number) => Promise<void>;
  /** It is not needed any more. */
  readonly close: (fragment: string) => void;
  /** The same, for its request was answered: where the browser says only later that it began, it began all the same. */
  readonly answered: (fragment: string) => void;
}

const MARK = '#tollgate-';
/** What `fetch` and XMLHttpRequest make: no image, beacon, form or frame. */
const SCRIPTED: 'xmlhttprequest'[] = ['xmlhttprequest'];

const fragmentOf = (url: string): string | null => {
  const at = url.indexOf(MARK);
  return at === -1 ? null : url.slice(at);
};

/** The address from its host on, whatever scheme it is upgraded to. Signs that mean something in a filter stand for anything. */
const filterFor = (url: string, fragment: string): string =>
  `${url.slice(url.indexOf('://')).replace(/[*^|]/g, '*')}${fragment}|`;

const fromWhere = ({ tab, site }: SameRequest): Pick<SessionRule['condition'], 'tabIds' | 'initiatorDomains'> =>
  tab >= 0 ? { tabIds: [tab] } : { initiatorDomains: [site.replace(/:[0-9]+$/, '')] };

/** Opens it. Rules that a worker before this one left behind are closed by their request, or with the browser: nobody but its page knows the fragment, if anybody does. */
export const openWall = ({ rules, newId }: WallEdges): Wall => {
  const ids = new Map<string, number>();
  const takenUp = rules.getSessionRules().then((kept) => {
    for (const { id, condition } of kept) {
      const fragment = fragmentOf(condition.urlFilter ?? '');
      if (fragment !== null) ids.set(fragment.replace('|', ''), id);
    }
    return Math.max(0, ...kept.map(({ id }) => id));
  });
  let made = 0;
  /** Of requests that were answered before the browser said that they began. */
  const early = new Set<string>();

  const close = async (fragment: string): Promise<boolean> => {
    await takenUp;
    const id = ids.get(fragment);
    if (id === undefined) return false;
    ids.delete(fragment);
    await rules.updateSessionRules({ removeRuleIds: [id] });
    return true;
  };

  const allow = async (condition: SessionRule['condition']): Promise<number> => {
    const last = await takenUp;
    made += 1;
    const id = last + made;
    await rules.updateSessionRules({ addRules: [{ id, priority: APPROVED, action: { type: 'allow' }, condition }] });
    return id;
  };

  return {
    open: async (url, tab) => {
      const fragment = `${MARK}${newId()}`;
      const urlFilter = filterFor(url, fragment);
      const from = { resourceTypes: SCRIPTED, tabIds: [tab] };
      ids.set(fragment, await allow({ urlFilter, isUrlFilterCaseSensitive: true, ...from }));
      return fragment;
    },
    began: async (url) => {
      const fragment = fragmentOf(url);
      return fragment !== null && (early.delete(fragment) || (await close(fragment)));
    },
    openNext: (request) =>
      allow({
        urlFilter: filterFor(request.url, ''),
        isUrlFilterCaseSensitive: true,
        requestMethods: [request.method.toLowerCase()],
        ...fromWhere(request),
      }),
    closeNext: (rule) => rules.updateSessionRules({ removeRuleIds: [rule] }),
    close: (fragment) => void close(fragment),
    answered: (fragment) => {
      if (ids.has(fragment)) early.add(fragment);
      void close(fragment);
    },
  };
};
