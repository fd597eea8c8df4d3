import type { SayTeach } from './teach-words.ts';

export interface TeachFooterProps {
  readonly stage: 'doing' | 'found' | 'rule' | 'saved';
  readonly isRecording: boolean;
  /** A number was typed. */
  readonly isReady: boolean;
  readonly isFound: boolean;
  readonly canSave: boolean;
  readonly acts: {
    readonly close: () => void;
    readonly stop: () => void;
    readonly record: () => void;
    readonly look: () => Promise<void>;
    readonly back: () => void;
    readonly next: () => void;
    readonly keep: () => Promise<void>;
  };
  readonly say: SayTeach;
}

interface Way {
  readonly word: 'begin' | 'done' | 'recordAgain' | 'next' | 'save' | 'close';
  readonly go: () => unknown;
  readonly isOpen: boolean;
}

/** The way on from where a person is. */
export const onwards = ({ stage, isRecording, isReady, isFound, canSave, acts }: TeachFooterProps): Way => {
  if (stage === 'saved') return { word: 'close', go: acts.close, isOpen: true };
  if (stage === 'doing' && isRecording) return { word: 'done', go: acts.look, isOpen: isReady };
  if (stage === 'doing') return { word: 'begin', go: acts.record, isOpen: isReady };
  if (!isFound) return { word: 'recordAgain', go: acts.record, isOpen: true };
  return stage === 'found'
    ? { word: 'next', go: acts.next, isOpen: canSave }
    : { word: 'save', go: acts.keep, isOpen: canSave };
};

/** The way back, and the way on. */
export function TeachFooter(props: TeachFooterProps) {
  const { stage, acts, say } = props;
  const way = onwards(props);
  return (
    <footer>
      {stage === 'saved' ? null : (
        <button type="button" class="button" onClick={stage === 'doing' ? acts.stop : acts.back}>
          {say(stage === 'doing' ? 'stop' : 'back')}
        </button>
      )}
      <button type="submit" class="button primary" aria-disabled={!way.isOpen}>
        {say(way.word)}
      </button>
    </footer>
  );
}
