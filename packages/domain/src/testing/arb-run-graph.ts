import fc from 'fast-check';
import { compileRunGraph, type RunGraph } from '../run/run-graph.js';
import { draw } from './draw.js';

const PORTS = ['out', 'true', 'false', 'error'] as const;

/** Graphs without cycles: every edge goes from a lower to a higher node. Node 0 is the trigger. */
export const arbRunGraph: fc.Arbitrary<RunGraph> = fc.integer({ min: 2, max: 9 }).chain((size) =>
  fc
    .record({
      edges: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.constantFrom(...PORTS)), { maxLength: size * 2 }),
      options: fc.array(
        fc.record({
          disabled: fc.boolean(),
          onError: fc.constantFrom('stop', 'continue', 'branch'),
          afterCrash: fc.constantFrom('retry', 'hold'),
        }),
        {
          minLength: size,
          maxLength: size,
        },
      ),
    })
    .map(({ edges, options }) => {
      const lines = edges.filter(([a, b]) => a < b).map(([a, b, port]) => `n${a}[${port}] -> n${b}`);
      const overrides = Object.fromEntries(options.map((option, i) => [`n${i}`, i === 0 ? {} : option]));
      return compileRunGraph(draw(...lines, overrides), { find: () => undefined });
    }),
);
