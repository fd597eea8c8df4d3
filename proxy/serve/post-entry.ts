import { findAccount } from '../../shared/books/find-account.ts';
import { entryNeeds, recordEntry } from '../../shared/rules/record.ts';
import type { Client } from '../http/client.ts';
import type { ControlPorts } from './control.ts';
import { badRequest } from './control-problems.ts';
import { parseEntryRequest } from './entry-request.ts';
import { sendJson, sendProblem } from './own-answer.ts';
import { readJson } from './read-json.ts';

/** `POST entries`: records what no call showed. The same `id` again adds nothing. */
export const postEntry = async ({ gate, newId, origin }: ControlPorts, client: Client): Promise<void> => {
  const json = await readJson(client);
  if (json.kind === 'told') return;
  const parsed = parseEntryRequest(json.value);
  if (parsed.kind === 'wrong') return sendProblem(client, badRequest(parsed.say));
  const { entry } = parsed;
  const id = entry.id ?? newId();
  const recorded = await gate.step(
    (books, now, nextOrder) => {
      const chosen = findAccount(books, entry.provider, entry.account, '"account"');
      if (chosen.kind === 'wrong') return { append: [], result: chosen };
      const { account } = chosen;
      const result = recordEntry(books, { ...entry, id, account, at: entry.at ?? now, origin }, nextOrder);
      return { append: result.kind === 'posting' ? [result.posting] : [], result };
    },
    (names, books) => entryNeeds(names, books, { ...entry, id }),
  );
  switch (recorded.kind) {
    case 'wrong':
      return sendProblem(client, badRequest(recorded.say));
    case 'known':
      return sendJson(client, 200, { id });
    case 'posting':
      return sendJson(client, 201, { id });
  }
};
