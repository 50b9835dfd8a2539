import { readFileSync } from 'node:fs';

const EVERY_MS = 500;

/**
 * npm hands a signal on to the shell that it has started, and the shell to nobody: who stops `npm start` would leave
 * Hookline running. So it looks whether those two are still there, and ends as if the signal had reached it.
 */
export function endWithParent() {
  // Without npm in between, whoever started this process has left it on purpose when it goes.
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return;
  const first = family();
  const timer = setInterval(() => {
    if (family() === first) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS);
  timer.unref();
}

/** The parent, and its parent where the system says so. */
const family = () => `${process.ppid} ${parentOf(process.ppid)}`;

function parentOf(pid) {
  try {
    // After the name, which may have spaces and brackets in it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1];
  } catch {
    return '';
  }
}
