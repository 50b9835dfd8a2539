import { parseArgs } from 'node:util';

/** The options of a command, as parseArgs describes them; one sentence and an end for what is none. */
export function readOptions(options = {}) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    console.error(
      `${error.message.split('. ')[0]}. ${known.length > 0 ? `There are ${known.join(', ')}.` : 'There are none.'}`,
    );
    process.exit(1);
  }
}
