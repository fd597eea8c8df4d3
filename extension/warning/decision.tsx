import type { Stance } from '../../shared/traffic/stances.ts';
import type { WarningState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import type { DontAskChoice } from '../policy-messages.ts';
import type { Say } from '../words.ts';
import { DecisionFooter } from './decision-footer.tsx';
import { useArmed } from './use-armed.tsx';
import type { Choice } from './use-choice.tsx';
import { useDecided } from './use-decided.tsx';
import { useEscape } from './use-escape.tsx';
import { useQuestion } from './use-question.tsx';

interface DecisionProps {
  readonly state: Extract<WarningState, { readonly kind: 'deciding' }>;
  /** What goes with an Allow: such calls need not be asked about again. */
  readonly again: DontAskChoice | null;
  /** What becomes of its address from now on; `harmless` goes with an Allow alone, `block` with the button that blocks: Escape makes no rule. */
  readonly stance: Stance;
  /** What goes out of the call; null where there is nothing to choose. */
  readonly choice: Choice | null;
  readonly client: Pick<PageClient, 'decide' | 'shown'>;
  readonly refresh: () => void;
  readonly say: Say;
}

/** Allow or Block, once for each quote on show. Escape is Block. */
export function Decision({ state, again, stance, choice, client, refresh, say }: DecisionProps) {
  const { call, quoteNo, since, life, waiting, among, view } = state;
  const { isDecided, trouble, decide } = useDecided(state, refresh, say);
  const armed = useArmed({ id: call, quoteNo, since, life }, (id, no) => client.shown({ call: id, quoteNo: no }));
  const question = useQuestion(state);
  const choose = (verdict: 'allow' | 'block', by: 'button' | 'escape'): Promise<void> =>
    decide(() => {
      const seen = verdict === 'allow' ? (armed ?? quoteNo) : quoteNo;
      const remembered = verdict === 'allow' && again !== null ? { again } : {};
      const items = verdict === 'allow' ? choice?.items : undefined;
      const isMeant = by === 'button' && stance === (verdict === 'allow' ? 'harmless' : 'block');
      const said = isMeant ? { stance } : {};
      return client.decide({ call, quoteNo: seen, verdict, ...items, ...remembered, ...said });
    });

  useEscape(() => void choose('block', 'escape'));

  return (
    <DecisionFooter
      isDecided={isDecided}
      isArmed={armed !== null && choice?.isQuoted !== false}
      question={question}
      since={since}
      outText={choice === null ? null : choice.view.say}
      isNothing={choice?.ticked.size === 0}
      isChanged={state.changed !== null}
      blockText={say('block')}
      allowText={view.allows === null ? say('allow') : say('allowUnits', { n: view.allows })}
      closingText={among === null ? say('closingBlocks') : say.count('closingBlocksAll', among.of)}
      isWary={view.isWary}
      trouble={trouble}
      waiting={waiting}
      choose={(verdict) => void choose(verdict, 'button')}
      say={say}
    />
  );
}
