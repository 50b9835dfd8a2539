import { setUpOwner } from '../flows/prepare-workflow.js';
import { triggerAlone } from '../flows/workflows.js';
import type { Stage } from '../open-stage.js';
import type { BenchOptions } from '../options.js';
import { median, row, type Row } from '../report.js';
import type { Scenario } from './scenario.js';

const SECRET = 'the secret of the bench';
/** Many short turns rather than a few long ones: what else the machine does then meets all of them. */
const TURNS_PER_ROUND = 4;
const SUBJECTS = ['anybody', 'unsigned', 'signed', 'remembered'] as const;
type Subject = (typeof SUBJECTS)[number];

/**
 * What checking signatures costs: the same deliveries, bytes for bytes, to a trigger that knows no sender, to one that only
 * names their events, to one that checks them too, and to one that also remembers their ids. Only the intake runs.
 */
export const signed: Scenario = async (bench, { queues, events, rounds, connections }, log) => {
  const rows: Row[] = [];
  for (const queue of queues) {
    const results = await bench.onStage(queue, (stage) => measure(stage, { events, rounds, connections }, log));
    const compare = (subject: Subject, base: Subject) => ({
      queue,
      measured: median(results[subject]),
      floor: median(results[base]),
      ratio: median(results[subject].map((acks, turn) => acks / results[base][turn]!)),
      unit: 'acks/s',
    });
    const scenario = 'acknowledgements of signed events, against';
    rows.push(
      row({ scenario: `${scenario} unsigned`, ...compare('signed', 'unsigned'), wanted: '>= 0.9' }),
      row({ scenario: `${scenario} those of no known sender`, ...compare('signed', 'anybody'), wanted: '>= 0.9' }),
      row({ scenario: 'the same, and their ids are remembered', ...compare('remembered', 'unsigned') }),
    );
  }
  return rows;
};

async function measure(
  stage: Stage,
  { events, rounds, connections }: Omit<BenchOptions, 'only' | 'queues'>,
  log: (line: string) => void,
): Promise<Record<Subject, number[]>> {
  const { url } = await stage.startHookline({ role: 'api' });
  const owner = await setUpOwner(url);
  const credential = await owner.storeCredential('github', { secret: SECRET });
  const proved = { provider: 'github', credential };
  const triggers = {
    anybody: await owner.publish(triggerAlone({})),
    unsigned: await owner.publish(triggerAlone({ provider: 'github', duplicates: { mode: 'run' } })),
    signed: await owner.publish(triggerAlone({ ...proved, duplicates: { mode: 'run' } })),
    remembered: await owner.publish(triggerAlone(proved)),
  };
  const load = (subject: Subject, count: number) =>
    stage.loadAcks(triggers[subject], { events: count, connections, secret: SECRET });
  for (const subject of SUBJECTS) await load(subject, 500);
  const results: Record<Subject, number[]> = { anybody: [], unsigned: [], signed: [], remembered: [] };
  const turns = rounds * TURNS_PER_ROUND;
  const count = Math.ceil(events / TURNS_PER_ROUND);
  for (let turn = 1; turn <= turns; turn++) {
    for (const subject of turn % 2 ? SUBJECTS : SUBJECTS.toReversed()) {
      const result = await load(subject, count);
      if (result.statuses[200] !== count) throw new Error(`Not all were taken: ${JSON.stringify(result)}`);
      results[subject].push(result.acksPerSecond);
      log(`signed ${turn}/${turns} ${subject}: ${JSON.stringify(result)}`);
    }
  }
  return results;
}
