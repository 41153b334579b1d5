export { createTestDeps, testKey, type TestDeps } from './test-deps.ts'
