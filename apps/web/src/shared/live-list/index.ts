export { useLiveList } from './use-live-list.js';
