import { nativeRouter } from '@taskwire/api'
import { defineContract } from '../define-contract.ts'
import { nativeErrorFormat } from './error-format.ts'

export const native = defineContract({
  name: 'native',
  title: 'Taskwire',
  description: 'The native API: the same procedures that the typed client calls, as REST.',
  router: nativeRouter,
  errorFormat: nativeErrorFormat,
})
