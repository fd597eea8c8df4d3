import type { ManyView } from '../../../shared/words/many-view.ts';

/** The calls that a question lets go. */
export const tickedOf = ({ sites }: ManyView): readonly string[] =>
  sites.flatMap(({ groups }) =>
    groups.flatMap(({ calls }) => calls.filter(({ isTicked }) => isTicked).map(({ call }) => call)),
  );
