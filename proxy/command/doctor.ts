import { hasLedger, placeOf } from '../store/ledger-place.ts';
import { UsageError } from '../usage-error.ts';
import { acceptLoss } from './accept-loss.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { checkDeeply, repairRows } from './deep-check.ts';
import {
  checkBrowser,
  checkFolder,
  checkLedger,
  checkNode,
  checkRules,
  checkServe,
  type Finding,
} from './doctor-checks.ts';
import { noOperands } from './operands.ts';
import { printable, strong, type Terminal } from './terminal.ts';

const lineOf = (terminal: Terminal, { check, state, say }: Finding): string => {
  const mark = state.padEnd(5);
  return `${state === 'wrong' ? strong(terminal, mark) : mark}  ${check.padEnd(7)}  ${printable(say)}\n`;
};

/** `tollgate doctor`: whether all that Tollgate needs is there and sound. */
export const doctor = defineCommand({
  synopsis: ['doctor', 'doctor --deep [--repair]', 'doctor --accept-loss'],
  summary: 'Looks over what Tollgate needs, and says what to do about what is wrong.',
  notes: [
    'Exit code 1: something is wrong.',
    '--deep makes all that follows from the entries anew, beside the ledger, and holds what is kept of it against that; --repair replaces what is kept.',
  ],
  options: {
    deep: { about: 'proves that what is kept beside the entries follows from them' },
    repair: { about: 'with --deep: makes what is kept anew first' },
    'accept-loss': {
      about: 'goes on with a ledger that has lost entries: what is left is unknown until it is read or set',
    },
    ...LEDGER_OPTIONS,
  },
  run: async (input, terminal) => {
    noOperands(input.operands, 'doctor --help');
    const place = placeOf(input);
    if (input.isSet('repair') && !input.isSet('deep')) throw new UsageError('--repair goes with --deep');
    if (input.isSet('repair') && hasLedger(place)) await repairRows(place, terminal.progress);
    if (input.isSet('accept-loss')) {
      await acceptLoss(place, terminal.now);
      terminal.say(
        "the loss is accepted: what is left of every account is unknown until the provider's count is read (17TRACK: getquota) or a plan is set",
      );
    }
    const findings = [
      checkNode(process.versions.node),
      checkFolder(place),
      await checkLedger(place),
      ...(input.isSet('deep') ? [await checkDeeply(place, terminal.progress)] : []),
      ...checkRules(),
      await checkServe(place),
      checkBrowser(),
    ];
    const isWell = findings.every(({ state }) => state !== 'wrong');
    if (input.isSet('json')) printJson(terminal, { ok: isWell, checks: findings });
    else terminal.print(findings.map((finding) => lineOf(terminal, finding)).join(''));
    return isWell ? 0 : 1;
  },
});
