import { nativeRouter } from '@taskwire/api'
import type { Contract } from '../../contract.ts'
import { nativeDialect } from './dialect.ts'

export const native: Contract = {
  name: 'native',
  title: 'Taskwire',
  description: 'The native API: the same procedures that the typed client calls, as REST.',
  router: nativeRouter,
  dialect: nativeDialect,
}
