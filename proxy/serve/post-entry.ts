import { type Books, PRACTICE_ACCOUNT } from '../../shared/books/books.ts';
import { recordEntry } from '../../shared/rules/record.ts';
import type { Client } from '../http/client.ts';
import type { ControlPorts } from './control.ts';
import { badRequest } from './control-problems.ts';
import { parseEntryRequest } from './entry-request.ts';
import { sendJson, sendProblem } from './own-answer.ts';
import { readJson } from './read-json.ts';

/** Accounts that an entry may mean when it names none. */
const accountsOf = (books: Books, provider: string): readonly string[] =>
  [...books.accounts.values()]
    .filter((account) => account.provider === provider && account.id !== PRACTICE_ACCOUNT)
    .map((account) => account.id);

/** `POST entries`: records what no call showed. The same `id` again adds nothing. */
export const postEntry = async ({ gate, newId, origin }: ControlPorts, client: Client): Promise<void> => {
  const json = await readJson(client);
  if (json.kind === 'told') return;
  const parsed = parseEntryRequest(json.value);
  if (parsed.kind === 'wrong') return sendProblem(client, badRequest(parsed.say));
  const { entry } = parsed;
  const id = entry.id ?? newId();
  const recorded = await gate.step((books, now, nextOrder) => {
    const known = accountsOf(books, entry.provider);
    if (entry.account === null && known.length > 1) {
      return { append: [], result: { kind: 'wrong', say: `say which account: ${known.join(', ')}` } as const };
    }
    const account = entry.account ?? known[0] ?? 'none';
    const result = recordEntry(books, { ...entry, id, account, at: entry.at ?? now, origin }, nextOrder);
    return { append: result.kind === 'posting' ? [result.posting] : [], result };
  });
  switch (recorded.kind) {
    case 'wrong':
      return sendProblem(client, badRequest(recorded.say));
    case 'known':
      return sendJson(client, 200, { id });
    case 'posting':
      return sendJson(client, 201, { id });
  }
};
