import type { Practice } from '../../practice/practice.ts';

/** The practice portal: a page, and the simulated providers that it calls. */
export interface PracticePorts {
  readonly practice: (request: Request) => Promise<Response | undefined>;
  /** The folder of the page's files. */
  readonly portalDir: string;
}

/** The simulated providers, started when first called: their past takes a moment to happen, and most proxies never practise. */
const simulated = (now: () => number): PracticePorts['practice'] => {
  let started: Promise<Practice> | null = null;
  return async (request) => {
    started ??= import('../../practice/practice.ts').then(({ createPractice }) => createPractice({ now }));
    return (await started).answerPractice(request);
  };
};

/** The practice portal as it was asked for; null without the folder of its page. */
export const practicePorts = (
  portalDir: string | undefined,
  practice: PracticePorts['practice'] | undefined,
  now: () => number,
): PracticePorts | null => (portalDir === undefined ? null : { portalDir, practice: practice ?? simulated(now) });
