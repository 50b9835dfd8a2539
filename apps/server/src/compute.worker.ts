export { resolveTask as default } from './modules/engine/compute/resolve-task.js';
