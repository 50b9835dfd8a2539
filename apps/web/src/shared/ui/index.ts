export { announce, Announcer } from './announcer.js';
export { ChoiceChip } from './choice-chip.js';
export { CodeView, JsonView } from './code-view.js';
export { ConfirmDialog } from './confirm-dialog.js';
export { CopyButton } from './copy-button.js';
export { curlCommand } from './curl-command.js';
export { CurlLine } from './curl-line.js';
export { DataTree } from './data-tree.js';
export { EmptyState } from './empty-state.js';
export { ErrorCard } from './error-card.js';
export { FilterChip } from './filter-chip.js';
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
export { LiveDot } from './live-dot.js';
export { LoadFailure } from './load-failure.js';
export { Logo } from './logo.js';
export { NewRowsPill } from './new-rows-pill.js';
export { PageHead } from './page-head.js';
export { RelativeTime } from './relative-time.js';
export { SearchBox } from './search-box.js';
export { SearchSelect } from './search-select.js';
export { ShowMore } from './show-more.js';
export { threadSentence } from './thread-knots.js';
export { Thread } from './thread.js';
export { toast, toastFailure } from './toast.js';
export { useNow } from './use-now.js';
export { useTitle } from './use-title.js';
