import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Refused } from '../page-client.ts';
import { DecisionFooter } from './decision-footer.tsx';
import type { ManyAskedProps } from './many-asked.tsx';
import { useArmed } from './use-armed.tsx';
import { useEscape } from './use-escape.tsx';

type ManyDecisionProps = ManyAskedProps & { readonly unticked: ReadonlySet<string> };

/** Allow or Block for all calls of a question, once for what is said of them. Escape is Block. */
export function ManyDecision({ state, unticked, client, refresh, say }: ManyDecisionProps) {
  const { question, quoteNo, since, life, view } = state;
  const decided = useSignal<{ readonly quoteNo: number; readonly isHeard: boolean } | null>(null);
  const trouble = useSignal<string | null>(null);
  const armed = useArmed({ id: question, quoteNo, since, life }, (id, no) =>
    client.shownMany({ question: id, quoteNo: no }),
  );
  const calls = view.sites.flatMap(({ groups }) => groups.flatMap((group) => group.calls));
  const ticked = calls.filter(({ call }) => !unticked.has(call));
  // What a person ticked is not quoted yet: until it is, Allow stands for nothing.
  const isQuoted = calls.every(({ call, isTicked }) => isTicked !== unticked.has(call));
  const isDecided = decided.value?.quoteNo === quoteNo;
  const choose = async (verdict: 'allow' | 'block'): Promise<void> => {
    if (decided.peek()?.quoteNo === quoteNo) return;
    decided.value = { quoteNo, isHeard: false };
    trouble.value = null;
    try {
      await client.decideMany({ question, quoteNo, verdict, calls: ticked.map(({ call }) => call) });
      decided.value = { quoteNo, isHeard: true };
    } catch (error) {
      decided.value = null;
      trouble.value = error instanceof Refused ? error.message : say('decisionLost');
    }
    refresh();
  };

  // Heard, and the same question is here again: it is asked once more.
  useEffect(() => {
    if (decided.peek()?.isHeard === true) decided.value = null;
  }, [state, decided]);
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
      trouble={trouble.value}
      waiting={state.waiting}
      choose={(verdict) => void choose(verdict)}
      say={say}
    >
      <button
        type="button"
        class="link-button"
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
