import type { AccountSettings } from '../shared/model/posting.ts';
import type { PackDocument } from '../shared/pack/schema.ts';
import type { AccountSettingsView } from '../shared/words/account-settings.ts';

/** The plans of a provider. */
export interface PlanChoice {
  readonly provider: string;
  readonly title: string;
  /** "200-once", "100-monthly"; "N-monthly" stands for any number. */
  readonly plans: readonly string[];
  /** What accounts not yet seen start with; null while nobody said so. */
  readonly plan: string | null;
}

export interface AccountInput {
  readonly provider: string;
  /** Its id; `*` for those not yet seen. */
  readonly account: string;
  /** What is to be set; all else stays. */
  readonly settings: AccountSettings;
}

/** The rules of a provider. */
export interface ProviderRules {
  readonly provider: string;
  readonly title: string;
  readonly version: string;
  readonly sites: readonly string[];
  /** The provider's own pages that the rules are from. */
  readonly sources: readonly { readonly url: string; readonly read: string }[];
  /** The rules themselves, where a person taught them: they can be changed, exported and removed. */
  readonly taught: PackDocument | null;
}

export type SettingsState =
  | {
      readonly kind: 'ready';
      readonly accounts: readonly AccountSettingsView[];
      readonly providers: readonly ProviderRules[];
    }
  | { readonly kind: 'making' | 'broken'; readonly say: string };
