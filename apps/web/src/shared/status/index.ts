export { Status } from './status.js';
export { StatusGlyph } from './status-glyph.js';
export { type StatusName, statusColor, statusSoftColor, statusWord } from './status-name.js';
