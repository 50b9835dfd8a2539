/** What tests, end-to-end stories, the proof and the benchmarks run on. The product never imports it. */
export { builtServer } from './processes/built-server.js';
export { bundleScripts } from './processes/bundle-scripts.js';
export { freePort } from './network/free-port.js';
export { alive, listProcesses, withChildren } from './processes/list-processes.js';
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
export { openTcpProxy } from './network/open-tcp-proxy.js';
export { seededRandom } from './seeded-random.js';
export { NOT_STARTED, startProcess, type ProcessExit, type StartedProcess } from './processes/start-process.js';
export { startReceiver, type Received, type Receiver, type ReceiverAnswer } from './network/start-receiver.js';
export { redisArguments, startRedis, type RedisServer } from './processes/start-redis.js';
export { responds, until } from './until.js';
export { usersEnvironment } from './processes/users-environment.js';
export { withDatabase } from './with-database.js';
