export { addressLimits } from '../throttles/throttle.ts'
export { createLogReader, type LogReader } from './log-reader.ts'
/** @public The compiler names it in the declarations of tests. */
export type { SeenChange } from './log-reader.ts'
export { mailedToken } from './mailed-token.ts'
export { createTestDeps, testKey, type TestDeps } from './test-deps.ts'
export {
  createTestWorld,
  failureOf,
  testPassword,
  type Caller,
  type Person,
  type TestWorld,
} from './test-world.ts'
