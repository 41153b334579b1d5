export { startSlowProxy } from './slow-proxy.ts'
export { startTransactionPooler } from './transaction-pooler.ts'
export { createTestDatabase, type TestDatabase } from './test-database.ts'
