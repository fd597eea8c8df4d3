import { bundledPacks } from '../../shared/packs/bundled.ts';
import { readAskTimeout } from '../serve/ask-timeout.ts';
import { portalDir } from '../serve/practice/portal-dir.ts';
import { runServe } from '../serve/run-serve.ts';
import { readUpstreams } from '../serve/upstream-address.ts';
import { UsageError } from '../usage-error.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { noOperands } from './operands.ts';
import { choiceOf } from './options.ts';

const portOption = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`--port ${text} is no port: give a number from 0 to 65535 (0 picks a free one)`);
};

/** `tollgate serve`: the proxy, until it is told to stop. */
export const serve = defineCommand({
  synopsis: ['serve [--port 8717] [--on-charge allow|deny] [--on-unknown block|allow] [--upstream PROVIDER=URL]…'],
  summary: 'Runs the proxy: prices the calls that come through it, decides about them, and keeps the books.',
  notes: [
    'Calls go to http://127.0.0.1:PORT/PROVIDER/PATH. Ctrl+C stops it once the calls in flight have ended.',
    '--on-charge allow lets through what is covered by what is left; deny blocks every call that may charge.',
  ],
  options: {
    port: { takes: 'PORT', about: 'where it listens (default 8717; 0 picks a free port)' },
    'on-charge': { takes: 'WHAT', about: 'a call that may charge: allow or deny (the default)' },
    'on-unknown': { takes: 'WHAT', about: 'a call that nobody knows the cost of: block (the default) or allow' },
    'ask-timeout': { takes: 'TIME', about: 'how long a call waits for calls in flight (default 120s, at most 240s)' },
    upstream: { takes: 'PROVIDER=URL', many: true, about: 'where a provider is reached instead of at its own address' },
    ...LEDGER_OPTIONS,
  },
  run: async (input, terminal) => {
    noOperands(input.operands, 'serve --help');
    const options = {
      port: portOption(input.text('port')),
      data: input.text('data'),
      store: input.text('store'),
      policy: {
        onCharge: choiceOf('on-charge', input.text('on-charge'), ['allow', 'deny'] as const, 'deny'),
        onUnknown: choiceOf('on-unknown', input.text('on-unknown'), ['block', 'allow'] as const, 'block'),
      },
      askTimeoutMs: readAskTimeout(input.text('ask-timeout')),
      upstreams: readUpstreams(input.texts('upstream'), bundledPacks),
      portalDir: portalDir(),
      now: terminal.now,
      log: terminal.say,
    };
    await runServe(options, ({ url }) => {
      if (input.isSet('json')) printJson(terminal, { listening: url });
      else terminal.print(`listening on ${url}\n`);
    });
    return 0;
  },
});
