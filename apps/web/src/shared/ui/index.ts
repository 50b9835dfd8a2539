export { announce, Announcer } from './feedback/announcer.js';
export { ChoiceChip } from './lists/choice-chip.js';
export { CodeView, JsonView } from './data/code-view.js';
export { ConfirmDialog } from './feedback/confirm-dialog.js';
export { CopyButton } from './data/copy-button.js';
export { curlCommand } from './data/curl-command.js';
export { CurlLine } from './data/curl-line.js';
export { DataTree } from './data/data-tree.js';
export { EmptyState } from './feedback/empty-state.js';
export { ErrorCard } from './feedback/error-card.js';
export { FilterChip } from './lists/filter-chip.js';
export {
  formatBytes,
  formatClock,
  formatCount,
  formatDuration,
  isRecent,
  formatFull,
  formatMoment,
  formatRelative,
  formatShare,
  plural,
} from './format.js';
export { LiveDot } from './lists/live-dot.js';
export { LoadFailure } from './feedback/load-failure.js';
export { Logo } from './logo.js';
export { NewRowsPill } from './lists/new-rows-pill.js';
export { PageHead } from './page-head.js';
export { RelativeTime } from './relative-time.js';
export { RenameDialog } from './feedback/rename-dialog.js';
export { SearchBox } from './lists/search-box.js';
export { SearchSelect } from './lists/search-select.js';
export { ShowMore } from './lists/show-more.js';
export { threadSentence } from './thread/thread-knots.js';
export { Thread } from './thread/thread.js';
export { toast, toastFailure, toastProblem } from './feedback/toast.js';
export { useNow } from './use-now.js';
export { useTitle } from './use-title.js';
