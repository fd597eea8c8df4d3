import { type SayOf, sayOf } from '../../shared/words/say-of.ts';
import type { Locale } from '../../shared/words/views.ts';

/** What the traffic page says itself. */
export type SayTraffic = SayOf<'traffic'>;

export const trafficWords = (locale: Locale): SayTraffic => sayOf('traffic', locale);
