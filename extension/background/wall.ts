import { APPROVED } from '../../shared/recognise/wall-rules.ts';

interface SessionRule {
  readonly id: number;
  readonly priority: number;
  readonly action: { readonly type: 'allow' };
  readonly condition: { readonly urlFilter: string; readonly isUrlFilterCaseSensitive: true };
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
   * Lets one request to this address through, once its address carries the fragment that this resolves to: no server gets to see it. Where the browser refuses the rule, the
   * request will be stopped.
   */
  readonly open: (url: string) => Promise<string>;
  /** A request begins: whatever let it through lets nothing else through. */
  readonly began: (url: string) => void;
  /** It is not needed any more. */
  readonly close: (fragment: string) => void;
}

const MARK = '#tollgate-';

const fragmentOf = (url: string): string | null => {
  const at = url.indexOf(MARK);
  return at === -1 ? null : url.slice(at);
};

/** The address from its host on, whatever scheme it is upgraded to. Signs that mean something in a filter stand for anything. */
const filterFor = (url: string, fragment: string): string =>
  `${url.slice(url.indexOf('://')).replace(/[*^|]/g, '*')}${fragment}|`;

/** Opens it. Rules that a worker before this one left behind are closed by their request, or with the browser: nobody but its page knows the fragment. */
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

  const close = async (fragment: string): Promise<void> => {
    await takenUp;
    const id = ids.get(fragment);
    if (id === undefined) return;
    ids.delete(fragment);
    await rules.updateSessionRules({ removeRuleIds: [id] });
  };

  return {
    open: async (url) => {
      const last = await takenUp;
      made += 1;
      const id = last + made;
      const fragment = `${MARK}${newId()}`;
      ids.set(fragment, id);
      const condition = { urlFilter: filterFor(url, fragment), isUrlFilterCaseSensitive: true } as const;
      await rules.updateSessionRules({
        addRules: [{ id, priority: APPROVED, action: { type: 'allow' }, condition }],
      });
      return fragment;
    },
    began: (url) => {
      const fragment = fragmentOf(url);
      if (fragment !== null) void close(fragment);
    },
    close: (fragment) => void close(fragment),
  };
};
