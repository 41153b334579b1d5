export { startSlowProxy, type SlowProxy } from './slow-proxy.ts'
export { startTransactionPooler, type TransactionPooler } from './transaction-pooler.ts'
export { createTestDatabase, type TestDatabase } from './test-database.ts'
