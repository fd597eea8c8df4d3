export type Life = 'unknown' | 'live' | 'stopped' | 'deleted' | 'unsure';
