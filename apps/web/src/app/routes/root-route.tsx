import { createRootRouteWithContext } from '@tanstack/react-router'
import type { Services } from '../services.ts'

export interface RouterContext {
  readonly services: Services
}

export const rootRoute = createRootRouteWithContext<RouterContext>()()
