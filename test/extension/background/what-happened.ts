import type { Document, WorkerDesk } from './worker-desk-shape.ts';

export const PASS = { kind: 'pass', watch: true } as const;

/** The verdicts that a document was told. */
export const verdicts = ({ told }: Document): readonly unknown[] =>
  told.flatMap((message) => (message.kind === 'verdict' ? [message.verdict] : []));

export const kinds = ({ postings }: WorkerDesk): readonly string[] => postings.map(({ posting }) => posting.kind);

export const reasons = ({ postings }: WorkerDesk): readonly (string | undefined)[] =>
  postings.map(({ posting }) => posting.decision?.reason);

/** Where units went, in order. */
export const states = ({ postings }: WorkerDesk): readonly string[] =>
  postings.flatMap(({ posting }) => posting.moves.map(({ to }) => to));
