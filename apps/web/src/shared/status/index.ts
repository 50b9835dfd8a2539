export { Status } from './status.js';
export { StatusGlyph } from './status-glyph.js';
export { statusColor, statusSoftColor, statusWord } from './status-name.js';
