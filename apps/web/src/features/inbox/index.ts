export { InboxPage } from './inbox-page.js';
export { verdictWords } from './event/verdict-words.js';
