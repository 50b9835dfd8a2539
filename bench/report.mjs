/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param share 0.95 for the value that 95 of 100 do not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] * 10) / 10;
}

/** A line of the one table. `wanted` is what is promised: `>= 0.65`, `<= 250`; left out where nothing is. */
export function row({ scenario, queue = '', measured, unit = '', floor = '', ratio, wanted = '' }) {
  const judged = ratio ?? measured;
  const number = (value) => (typeof value === 'number' ? round(value) : value);
  return {
    scenario,
    queue,
    measured: `${number(measured)} ${unit}`.trim(),
    floor: floor === '' ? '' : `${number(floor)} ${unit}`.trim(),
    ratio: ratio === undefined ? '' : ratio.toFixed(2),
    wanted,
    met: wanted === '' ? '' : meets(judged, wanted) ? 'yes' : '**no**',
  };
}

/** Rows of one shape as a Markdown table. */
export function table(rows) {
  const names = Object.keys(rows[0] ?? {});
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(names),
    line(names.map(() => '---')),
    ...rows.map((each) => line(names.map((name) => String(each[name])))),
  ].join('\n');
}

function meets(value, wanted) {
  const [sign, limit] = wanted.split(' ');
  return sign === '>=' ? value >= Number(limit) : value <= Number(limit);
}

const round = (value) => (value < 10 ? Math.round(value * 100) / 100 : Math.round(value));
