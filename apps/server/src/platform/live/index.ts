export { LIVE_BUS, type LiveBus } from './live-bus.js';
export { openLiveBus } from './open-live-bus.js';
