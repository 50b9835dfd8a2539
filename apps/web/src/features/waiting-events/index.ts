export { ReplayProgress } from './replay-progress.js';
export { useTogglePause } from './use-toggle-pause.js';
export { canRunWaiting } from './use-workflow-of.js';
export { WaitingBanner } from './waiting-banner.js';
export { WaitingDialog } from './waiting-dialog.js';
export { askAboutWaiting } from './waiting-store.js';
