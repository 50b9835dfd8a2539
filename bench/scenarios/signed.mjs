import { setUpOwner } from '../prepare-workflow.mjs';
import { median, row } from '../report.mjs';
import { triggerAlone } from '../workflows.mjs';

const SECRET = 'the secret of the bench';
/** Many short turns rather than a few long ones: what else the machine does then meets all of them. */
const TURNS_PER_ROUND = 4;
const SUBJECTS = ['anybody', 'unsigned', 'signed', 'remembered'];

/**
 * What checking signatures costs: the same deliveries, bytes for bytes, to a trigger that knows no sender, to one that only
 * names their events, to one that checks them too, and to one that also remembers their ids. Only the intake runs.
 */
export async function signed(bench, { queues, events, rounds, connections }, log) {
  const rows = [];
  for (const queue of queues) {
    const results = await bench.onStage(queue, (stage) => measure(stage, { events, rounds, connections }, log));
    const compare = (subject, base) => ({
      queue,
      measured: median(results[subject]),
      floor: median(results[base]),
      ratio: median(results[subject].map((acks, turn) => acks / results[base][turn])),
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
}

async function measure(stage, { events, rounds, connections }, log) {
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
  const load = (subject, count) =>
    stage.load(triggers[subject], { events: count, connections, acksOnly: true, secret: SECRET });
  for (const subject of SUBJECTS) await load(subject, 500);
  const results = Object.fromEntries(SUBJECTS.map((subject) => [subject, []]));
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
