import { fromUnits } from '../../shared/amount.ts';
import { settingTrouble } from '../../shared/books/setting-trouble.ts';
import type { AccountSettings, Grant } from '../../shared/model/posting.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { parseTime } from '../../shared/parse-time.ts';
import { UsageError } from '../usage-error.ts';

/** More than anybody buys. */
const MOST_UNITS = 1e9;

const SETTINGS = 'name=, plan=, timezone=, email=on|off or grant=N@EXPIRY';

const planOf = (pack: CompiledPack, text: string): string => {
  if (settingTrouble(pack, { plan: text }) === null) return text;
  throw new UsageError(
    `plan=${text} is no plan of ${pack.document.title}: use ${pack.document.plans.map(({ id }) => id).join(', ')}`,
  );
};

const zoneOf = (pack: CompiledPack, text: string): string => {
  if (settingTrouble(pack, { zone: text }) === null) return text;
  throw new UsageError(`timezone=${text} is no time zone: use a name such as UTC or Europe/Berlin`);
};

const emailOf = (pack: CompiledPack, text: string): boolean => {
  if (settingTrouble(pack, { email: true }) !== null)
    throw new UsageError(`email= is not for ${pack.document.title}: it counts no e-mails`);
  if (text === 'on' || text === 'off') return text === 'on';
  throw new UsageError(`email=${text} is not known: use on or off`);
};

const grantOf = (pack: CompiledPack, text: string): Grant => {
  const parts = /^(\d+(?:\.\d{1,3})?)@(.+)$/.exec(text);
  const expires = parts === null ? null : parseTime(parts[2] ?? '');
  const units = Number(parts?.[1] ?? 0);
  const grant = { units: fromUnits(Math.min(units, MOST_UNITS + 1)), expires: expires ?? Number.NaN };
  const trouble = settingTrouble(pack, { grant });
  if (trouble === 'grant') {
    throw new UsageError(
      `grant=${text} is no grant: write its units and when it expires, such as grant=500@2027-11-01`,
    );
  }
  if (trouble !== null) throw new UsageError(`grant= is not for ${pack.document.title}: it has no allowance to add to`);
  return grant;
};

/** Reads what `accounts set` sets, in the order given. Throws UsageError naming the first that cannot be. */
export const parseSettings = (pack: CompiledPack, texts: readonly string[]): readonly AccountSettings[] => {
  if (texts.length === 0) throw new UsageError(`say what to set: ${SETTINGS}`);
  let settings: AccountSettings = {};
  const grants: AccountSettings[] = [];
  for (const text of texts) {
    const [key = '', ...rest] = text.split('=');
    const value = rest.join('=').trim();
    switch (rest.length === 0 ? '' : key) {
      case 'name':
        if (value === '') throw new UsageError('name= needs a name');
        settings = { ...settings, name: value };
        break;
      case 'plan':
        settings = { ...settings, plan: planOf(pack, value) };
        break;
      case 'timezone':
        settings = { ...settings, zone: zoneOf(pack, value) };
        break;
      case 'email':
        settings = { ...settings, email: emailOf(pack, value) };
        break;
      case 'grant':
        grants.push({ grant: grantOf(pack, value) });
        break;
      default:
        throw new UsageError(`${text} cannot be set: use ${SETTINGS}`);
    }
  }
  return Object.keys(settings).length === 0 ? grants : [settings, ...grants];
};
