export { createLogReader, type LogReader } from './log-reader.ts'
export { createTestDeps, testKey, type TestDeps } from './test-deps.ts'
export {
  createTestWorld,
  failureOf,
  testPassword,
  type Caller,
  type Person,
  type TestWorld,
} from './test-world.ts'
