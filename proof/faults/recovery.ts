import type { FaultRecord } from './carry-out-faults.js';
import type { FaultKind } from './fault-plan.js';

export interface Recovery {
  readonly kind: FaultKind;
  readonly times: number;
  /** Milliseconds from each fault to the next acknowledgement, the next effect, and until what was hit was back. */
  readonly nextAck: readonly number[];
  readonly nextEffect: readonly number[];
  readonly back: readonly number[];
}

/** How long each kind of fault was felt. @param acks, effects the moments they happened, in milliseconds since 1970. */
export function recoveries(
  faults: readonly FaultRecord[],
  acks: readonly number[],
  effects: readonly number[],
): Recovery[] {
  const [sortedAcks, sortedEffects] = [acks, effects].map((moments) => [...moments].sort((a, b) => a - b));
  return [...new Set(faults.map(({ kind }) => kind))].map((kind) => {
    const ofKind = faults.filter((fault) => fault.kind === kind);
    const untilNext = (moments: readonly number[] = []): number[] =>
      ofKind.flatMap(({ at }) => {
        const next = moments.find((moment) => moment > at);
        return next === undefined ? [] : [next - at];
      });
    return {
      kind,
      times: ofKind.length,
      nextAck: untilNext(sortedAcks),
      nextEffect: untilNext(sortedEffects),
      back: ofKind.map(({ backMs }) => backMs),
    };
  });
}

/** The value below which this share of the values lies; undefined when there are none. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
