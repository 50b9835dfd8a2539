export { InboxPage } from './inbox-page.js';
export { verdictWords } from './verdict-words.js';
