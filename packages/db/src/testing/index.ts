export { startSlowProxy, type SlowProxy } from './slow-proxy.ts'
export { createTestDatabase, type TestDatabase } from './test-database.ts'
