import type { AccountSettingsView } from '../shared/words/account-settings.ts';
import { fieldsOf, flag, listOf, oneOf, orNull, type Parse, text } from './parse-json.ts';
import { readDocument } from './read-teach.ts';
import { readAccount } from './read-views.ts';
import type { PlanChoice, ProviderRules, SettingsState } from './settings-messages.ts';

const readPlanChoice: Parse<PlanChoice> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    provider: field('provider', text),
    title: field('title', text),
    plans: field('plans', listOf(text)),
    plan: field('plan', orNull(text)),
  };
};

/** What `planChoices` answers. */
export const readPlanChoices: Parse<readonly PlanChoice[]> = listOf(readPlanChoice);

const readGrant: Parse<{ readonly units: string; readonly until: string }> = (value, where) => {
  const field = fieldsOf(value, where);
  return { units: field('units', text), until: field('until', text) };
};

const readAccountSettings: Parse<AccountSettingsView> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    card: field('card', readAccount),
    name: field('name', text),
    plan: field('plan', orNull(text)),
    plans: field('plans', listOf(text)),
    basis: field('basis', orNull(oneOf('assumed', 'set', 'provider'))),
    isPlanSet: field('isPlanSet', flag),
    zone: field('zone', text),
    isZoneSet: field('isZoneSet', flag),
    email: field('email', orNull(flag)),
    grants: field('grants', orNull(listOf(readGrant))),
  };
};

const readSource: Parse<ProviderRules['sources'][number]> = (value, where) => {
  const field = fieldsOf(value, where);
  return { url: field('url', text), read: field('read', text) };
};

const readProvider: Parse<ProviderRules> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    provider: field('provider', text),
    title: field('title', text),
    version: field('version', text),
    sites: field('sites', listOf(text)),
    sources: field('sources', listOf(readSource)),
    taught: field('taught', orNull(readDocument)),
  };
};

/** What `settingsState` answers. */
export const readSettingsState: Parse<SettingsState> = (value, where) => {
  const field = fieldsOf(value, where);
  const kind = field('kind', oneOf('ready', 'making', 'broken'));
  if (kind !== 'ready') return { kind, say: field('say', text) };
  return {
    kind,
    accounts: field('accounts', listOf(readAccountSettings)),
    providers: field('providers', listOf(readProvider)),
  };
};
