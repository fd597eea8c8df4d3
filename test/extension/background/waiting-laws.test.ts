import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WAITS_MS } from '../../../shared/holding/time-out.ts';
import { tickedIn } from '../../../shared/words/many-view.ts';
import { trials } from '../../trials.ts';
import { anySteps, CALLS, DOCUMENTS, type Hasty, type Step } from './waiting-steps.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';
import type { Document, WorkerDesk } from './worker-desk-shape.ts';

const RUNS = 300;
const numberOf = (call: number): string => `RR10000000${call}CN`;
const documentOf = (call: number): string => DOCUMENTS[call % DOCUMENTS.length] ?? '';

/** Plays steps as pages, a person and the browser would take them, and notes what each call was allowed and told. */
const play = async (steps: readonly Hasty[]) => {
  const desk = await openWorkerDesk();
  const documents = new Map<string, Document>();
  const allowed = new Set<string>();
  const passed = new Map<string, number>();
  /** Calls that their page asks about no more: they have their verdict, or were taken back. */
  const over = new Set<string>();
  const asked = new Set<string>();
  const back = new Set<string>();
  /** Calls that were told to pass though their page had taken them back. */
  const late: string[] = [];
  const told: { readonly id: string; readonly kind: string }[] = [];
  const heard = new Map<Document, number>();

  const listen = (): void => {
    for (const document of documents.values()) {
      for (const message of document.told.slice(heard.get(document) ?? 0)) {
        if (message.kind !== 'verdict') continue;
        told.push({ id: message.id, kind: message.verdict.kind });
        if (message.verdict.kind === 'pass' && back.has(message.id)) late.push(message.id);
        over.add(message.id);
        if (message.verdict.kind === 'pass' && !passed.has(message.id)) passed.set(message.id, desk.postings.length);
      }
      heard.set(document, document.told.length);
    }
  };
  const document = (key: string): Document => {
    const open = documents.get(key) ?? desk.open(key);
    documents.set(key, open);
    return open;
  };
  const decide = async (verdict: 'allow' | 'block'): Promise<void> => {
    const state = await desk.state();
    if (state.kind === 'many') {
      // What is ticked in what was on show, and nothing else.
      if (verdict === 'allow') for (const call of tickedIn(state.view)) allowed.add(call);
      return desk.decideMany(verdict, state);
    }
    if (state.kind !== 'deciding') return;
    if (verdict === 'allow') allowed.add(state.call);
    await desk.decide(verdict, state);
  };
  const touch = async (): Promise<void> => {
    const state = await desk.state();
    const call = state.kind === 'many' ? state.question : state.kind === 'deciding' ? state.call : null;
    if (call !== null) await desk.page('touch', { call });
  };
  /** A person chooses among the calls of the question on show, or looks at one of them. */
  const look = async (step: Extract<Step, { readonly do: 'tick' | 'turn' }>): Promise<void> => {
    const state = await desk.state();
    const question = state.kind === 'many' ? state.question : state.kind === 'deciding' ? state.among?.question : null;
    if (question === null || question === undefined) return;
    const input =
      step.do === 'tick'
        ? { unticked: step.unticked.map(String) }
        : { call: step.call === null ? null : `${step.call}` };
    await desk.page(step.do, { question, ...input });
  };
  const take = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'ask':
        if (over.has(`${step.call}`)) return;
        asked.add(`${step.call}`);
        return desk.ask(document(documentOf(step.call)), `${step.call}`, registration(numberOf(step.call)));
      case 'answer':
        if (!passed.has(`${step.call}`)) return;
        return desk.answer(document(documentOf(step.call)), `${step.call}`, accepted(numberOf(step.call)));
      case 'lose':
        if (!passed.has(`${step.call}`)) return;
        return desk.answer(document(documentOf(step.call)), `${step.call}`, { kind: 'failed', sent: 'unknown' });
      case 'gone':
        if (over.has(`${step.call}`)) return;
        over.add(`${step.call}`);
        back.add(`${step.call}`);
        return desk.gone(document(documentOf(step.call)), `${step.call}`);
      case 'leave': {
        const open = documents.get(step.document);
        documents.delete(step.document);
        return open === undefined ? undefined : desk.leave(open);
      }
      case 'allow':
      case 'block':
        return decide(step.do);
      case 'tick':
      case 'turn':
        return look(step);
      case 'touch':
        return touch();
      case 'close':
        return desk.windows.open.size === 0 ? undefined : desk.closeWindow();
      case 'kill':
        documents.clear();
        return desk.start();
      case 'breakBooks':
        desk.ledgerWorks = false;
        return;
      case 'mendBooks':
        desk.ledgerWorks = true;
        return;
      case 'moment':
        return desk.pass(100);
      case 'while':
        return desk.pass(6000);
      case 'long':
        return desk.pass(WAITS_MS);
    }
  };
  for (const { step, haste } of steps) {
    desk.haste = haste;
    await take(step);
    listen();
  }
  desk.haste = null;
  await desk.pass(0);
  listen();
  /** Pages that are still there say again what has no verdict, and the person blocks whatever is asked. */
  const finish = async (): Promise<void> => {
    desk.ledgerWorks = true;
    for (const id of asked) {
      if (!over.has(id)) await take({ do: 'ask', call: Number(id) });
    }
    for (
      let state = await desk.state();
      state.kind === 'deciding' || state.kind === 'many';
      state = await desk.state()
    ) {
      await desk.decide('block', state);
    }
    listen();
  };
  return { desk, allowed, passed, late, told, asked, over, finish };
};

/** Takes steps whose every move has ended before the next, but those that say how far they came. */
const steps = (...taken: readonly (readonly [Step, number | null])[]): [readonly Hasty[]] => [
  taken.map(([step, haste]) => ({ step, haste })),
];
/** A page takes a call back in the very moment in which the worker ends: the next one has not heard of it. */
const TAKEN_BACK_UNHEARD = steps(
  [{ do: 'ask', call: 2 }, 0],
  [{ do: 'moment' }, null],
  [{ do: 'gone', call: 2 }, 0],
  [{ do: 'kill' }, 0],
  [{ do: 'ask', call: 0 }, 0],
  [{ do: 'allow' }, 0],
  [{ do: 'ask', call: 0 }, 0],
  [{ do: 'ask', call: 0 }, null],
  [{ do: 'allow' }, 0],
);
/** A call that was refused while the books were broken is asked about again before its page heard so, and they are mended. */
const REFUSED_UNHEARD = steps(
  [{ do: 'breakBooks' }, null],
  [{ do: 'ask', call: 1 }, 2],
  [{ do: 'mendBooks' }, 0],
  [{ do: 'ask', call: 1 }, null],
  [{ do: 'allow' }, null],
);

const reservedBy = (desk: WorkerDesk, id: string): number =>
  desk.postings.findIndex(({ posting }) => posting.kind === 'reserve' && posting.call === id) + 1;

test('whatever pages, people and the browser do, a call leaves only after it was allowed and put on record', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const { desk, allowed, passed, late } = await play(steps);
      expect(late).toEqual([]);
      for (const [id, postings] of passed) {
        expect(allowed).toContain(id);
        expect(reservedBy(desk, id)).toBeGreaterThan(0);
        expect(reservedBy(desk, id)).toBeLessThanOrEqual(postings);
      }
    }),
    { ...trials(RUNS), examples: [TAKEN_BACK_UNHEARD] },
  );
});

test('a call that was blocked never passes afterwards, nor the other way round', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const { told } = await play(steps);
      for (const call of CALLS) {
        const verdicts = new Set(told.filter(({ id }) => id === `${call}`).map(({ kind }) => kind));
        expect(verdicts.size).toBeLessThanOrEqual(1);
      }
    }),
    { ...trials(RUNS), examples: [REFUSED_UNHEARD] },
  );
});

test('there is never more than one window, and in the end no unit is held for a call that nobody waits for', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const { desk } = await play(steps);
      expect(desk.windows.open.size).toBeLessThanOrEqual(1);
      desk.ledgerWorks = true;
      await desk.start();
      await desk.pass(6000);
      const reserved = desk.postings
        .filter(({ posting }) => posting.kind === 'reserve')
        .map(({ posting }) => posting.id);
      const ended = new Set(
        desk.postings
          .filter(({ posting }) => posting.kind === 'settle' || posting.kind === 'recover')
          .map(({ posting }) => posting.call),
      );
      expect(reserved.filter((id) => !ended.has(id))).toEqual([]);
      expect(['deciding', 'many']).not.toContain((await desk.state()).kind);
    }),
    trials(RUNS),
  );
});

test('no call waits for ever: once its page has said it again and a person has decided, it has its verdict', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const { desk, asked, over, finish } = await play(steps);
      await finish();
      expect([...asked].filter((id) => !over.has(id))).toEqual([]);
      await desk.pass(3000);
      await desk.pass(100);
      if ((await desk.state()).kind === 'empty') expect(desk.windows.open.size).toBe(0);
    }),
    trials(RUNS),
  );
});
