import type { WarningState } from '../../../extension/messages.ts';
import { postNumber } from '../../post-number.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';
import type { Document, WorkerDesk } from './worker-desk-shape.ts';

export type Many = Extract<WarningState, { readonly kind: 'many' }>;

/** Ten calls that one page makes, one number each. */
export const tenCalls = async (): Promise<{ readonly desk: WorkerDesk; readonly page: Document }> => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  for (let nth = 0; nth < 10; nth += 1) await desk.ask(page, `call-${nth}`, registration(postNumber(nth)));
  return { desk, page };
};

export const many = async (desk: WorkerDesk): Promise<Many> => {
  const state = await desk.state();
  if (state.kind !== 'many') throw new Error(`not several calls are on show: ${state.kind}`);
  return state;
};

export const headline = ({ view }: Many): string => view.headline.map(({ text }) => text).join('');
export const passed = (page: Document): readonly string[] =>
  page.told.flatMap((message) => (message.kind === 'verdict' && message.verdict.kind === 'pass' ? [message.id] : []));
