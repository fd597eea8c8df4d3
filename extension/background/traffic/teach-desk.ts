import type { WireAnswer, WireCall } from '../../../shared/messages/bridge-port.ts';
import { isOfSite } from '../../../shared/messages/watch.ts';
import { parsePack } from '../../../shared/pack/schema.ts';
import { TAUGHT, taughtId } from '../../../shared/teach/build-pack.ts';
import type { Recorded } from '../../../shared/teach/recorded.ts';
import type { HookNews } from '../../hook-news.ts';
import type { TeachCalls } from '../../teach-messages.ts';
import type { PacksInUse } from '../packs-in-use.ts';

export interface TeachEdges {
  readonly packsInUse: () => Pick<PacksInUse, 'keep' | 'drop' | 'find'>;
  readonly hooks: Pick<HookNews, 'watchSite'>;
  readonly now: () => number;
  readonly changed: () => void;
}

/** Records what a site calls while a person does a thing there once, and keeps what they taught. */
export interface TeachDesk {
  readonly isRecording: (site: string) => boolean;
  readonly seen: (site: string, id: string, call: WireCall) => void;
  readonly answered: (id: string, answer: WireAnswer) => void;
  readonly calls: TeachCalls;
}

const MOST = 200;
const MOST_TEXT = 200_000;
/** Nobody takes longer for one thing; after that, what no rule describes asks again. */
const LONGEST_MS = 15 * 60_000;

const textOf = (body: WireCall['body']): string | null =>
  body !== null && 'text' in body && body.text.length <= MOST_TEXT ? body.text : null;

/** Opens the desk. What it records lives in memory, and is gone with the worker. */
export const openTeachDesk = ({ packsInUse, hooks, now, changed }: TeachEdges): TeachDesk => {
  let recording: { readonly site: string; readonly since: number; readonly calls: Map<string, Recorded> } | null = null;

  const isRecording = (site: string): boolean =>
    recording !== null && isOfSite(site, recording.site) && now() - recording.since < LONGEST_MS;

  const put = (call: Recorded): void => {
    recording?.calls.set(call.id, call);
    changed();
  };

  const keep = async (value: unknown): Promise<string | null> => {
    const parsed = parsePack(value);
    if (parsed.kind === 'wrong') return parsed.problems[0] ?? 'it is no rule pack';
    const { pack: document } = parsed;
    // Nobody may teach what another provider's calls cost.
    if (!document.id.startsWith(TAUGHT) || !document.partial)
      return 'id: a taught pack is named taught-…, and is partial';
    return packsInUse().keep(document);
  };

  return {
    isRecording,
    seen: (site, id, call) => {
      if (!isRecording(site) || recording === null || recording.calls.size >= MOST) return;
      const headers = call.headers.map(([name]) => name.toLowerCase());
      const { url } = call;
      put({ id, at: now(), method: call.method.toUpperCase(), url, headers, body: textOf(call.body), answer: null });
    },
    answered: (id, answer) => {
      const call = recording?.calls.get(id);
      if (call === undefined || answer.kind !== 'response') return;
      put({ ...call, answer: { status: answer.status, body: answer.cut ? null : textOf(answer.body) } });
    },
    calls: {
      recording: async () => (recording === null ? null : { ...recording, calls: [...recording.calls.values()] }),
      startRecording: async ({ site }) => {
        recording = { site, since: now(), calls: new Map() };
        hooks.watchSite(site);
        changed();
      },
      stopRecording: async () => {
        recording = null;
        hooks.watchSite(null);
        changed();
      },
      taughtPack: async ({ host }) => packsInUse().find(taughtId(host)),
      savePack: ({ document }) => keep(document),
      removePack: ({ id }) => packsInUse().drop(id),
    },
  };
};
