import type { DontAskChoice } from '../policy-messages.ts';
import { DecisionFooter } from './decision-footer.tsx';
import type { ManyAskedProps } from './many-asked.tsx';
import { useArmed } from './use-armed.tsx';
import { useDecided } from './use-decided.tsx';
import { useEscape } from './use-escape.tsx';

interface ManyDecisionProps extends ManyAskedProps {
  readonly unticked: ReadonlySet<string>;
  /** What goes with an Allow: such calls need not be asked about again. */
  readonly again: DontAskChoice | null;
}

/** Allow or Block for all calls of a question, once for what is said of them. Escape is Block. */
export function ManyDecision({ state, unticked, again, client, refresh, say }: ManyDecisionProps) {
  const { question, quoteNo, since, life, view } = state;
  const { isDecided, trouble, decide } = useDecided(state, refresh, say);
  const armed = useArmed({ id: question, quoteNo, since, life }, (id, no) =>
    client.shownMany({ question: id, quoteNo: no }),
  );
  const calls = view.sites.flatMap(({ groups }) => groups.flatMap((group) => group.calls));
  const ticked = calls.filter(({ call }) => !unticked.has(call));
  // What a person ticked is not quoted yet: until it is, Allow stands for nothing.
  const isQuoted = calls.every(({ call, isTicked }) => isTicked !== unticked.has(call));
  const choose = (verdict: 'allow' | 'block'): Promise<void> =>
    decide(() => {
      const like = state.again?.like;
      const remembered =
        verdict === 'allow' && again !== null && like !== undefined ? { again: { ...again, like } } : {};
      return client.decideMany({ question, quoteNo, verdict, calls: ticked.map(({ call }) => call), ...remembered });
    });
  useEscape(() => void choose('block'));

  const isWhole = ticked.length === calls.length;
  return (
    <DecisionFooter
      isDecided={isDecided}
      isArmed={armed !== null && isQuoted}
      question={since}
      since={since}
      outText={null}
      isNothing={ticked.length === 0}
      isChanged={state.changed !== null}
      blockText={say('blockAll')}
      allowText={isWhole ? say('allowAll') : say.count('allowCalls', ticked.length)}
      closingText={
        isWhole ? say.count('closingBlocksAll', calls.length) : say.count('staysHere', calls.length - ticked.length)
      }
      isWary={view.isWary}
      trouble={trouble}
      waiting={state.waiting}
      choose={(verdict) => void choose(verdict)}
      say={say}
    >
      <button
        type="button"
        class="plain-button link"
        onClick={() => {
          const [first] = ticked.length > 0 ? ticked : calls;
          if (first !== undefined) void client.turn({ question, call: first.call }).then(refresh, refresh);
        }}
      >
        {say('oneByOne')}
      </button>
    </DecisionFooter>
  );
}
