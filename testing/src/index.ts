/** What tests, end-to-end stories, the proof and the benchmarks run on. The product never imports it. */
export { builtServer } from './built-server.js';
export { bundleScripts } from './bundle-scripts.js';
export { freePort } from './free-port.js';
export { alive, listProcesses, withChildren } from './list-processes.js';
export {
  makeApiKey,
  makeOwner,
  openApi,
  ACCOUNT,
  signIn,
  type Api,
  type Ledger,
  type RunSummary,
  type Workflow,
} from './open-api.js';
export { openTcpProxy } from './open-tcp-proxy.js';
export { seededRandom } from './seeded-random.js';
export { NOT_STARTED, startProcess, type ProcessExit, type StartedProcess } from './start-process.js';
export { startReceiver, type Received, type Receiver, type ReceiverAnswer } from './start-receiver.js';
export { redisArguments, startRedis, type RedisServer } from './start-redis.js';
export { responds, until } from './until.js';
export { usersEnvironment } from './users-environment.js';
export { withDatabase } from './with-database.js';
