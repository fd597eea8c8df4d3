import type { AccountSettings } from '../model/posting.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { isZone } from '../period.ts';
import { planNamed } from './account.ts';

/** Why something cannot be set for an account: `no-emails`, `no-grants` where its provider has none. */
export type SettingTrouble = 'no-name' | 'plan' | 'zone' | 'no-emails' | 'grant' | 'no-grants';

const MOST_UNITS = 1e12;

/** Why these settings cannot be set for accounts of a provider; null where they can. */
export const settingTrouble = (
  pack: CompiledPack,
  { name, plan, zone, email, grant }: AccountSettings,
): SettingTrouble | null => {
  const { counted, meters } = pack.document;
  if (name !== undefined && name.trim() === '') return 'no-name';
  if (plan !== undefined && planNamed(pack, plan) === null) return 'plan';
  if (zone !== undefined && (zone === '' || !isZone(zone))) return 'zone';
  if (email !== undefined && !counted.some((one) => one.switch === 'email')) return 'no-emails';
  if (grant === undefined) return null;
  if (!(grant.units > 0 && grant.units <= MOST_UNITS && Number.isFinite(grant.expires) && grant.expires > 0))
    return 'grant';
  return meters.some((meter) => meter.takesGrants) ? null : 'no-grants';
};
