/** Microseconds of one run after another, sorted. */
export interface Timing {
  readonly median: number;
  readonly p99: number;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const timingOf = (times: number[]): Timing => {
  times.sort((a, b) => a - b);
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
};

const micros = (from: bigint): number => Number(process.hrtime.bigint() - from) / 1000;

/** Times two things in turn, A B A B …, so that both meet the same machine. */
export const timePair = (
  runs: number,
  warmUp: number,
  a: (nth: number) => void,
  b: (nth: number) => void,
): readonly [Timing, Timing] => {
  const times: [number[], number[]] = [[], []];
  for (let nth = 0; nth < runs + warmUp; nth++) {
    const beforeA = process.hrtime.bigint();
    a(nth);
    const tookA = micros(beforeA);
    const beforeB = process.hrtime.bigint();
    b(nth);
    const tookB = micros(beforeB);
    if (nth < warmUp) continue;
    times[0].push(tookA);
    times[1].push(tookB);
  }
  return [timingOf(times[0]), timingOf(times[1])];
};

/** Times one thing that takes its time. */
export const timeEach = async (runs: number, warmUp: number, work: (nth: number) => Promise<void>): Promise<Timing> => {
  const times: number[] = [];
  for (let nth = 0; nth < runs + warmUp; nth++) {
    const before = process.hrtime.bigint();
    await work(nth);
    if (nth >= warmUp) times.push(micros(before));
  }
  return timingOf(times);
};
