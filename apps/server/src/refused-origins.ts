import type { FastifyBaseLogger } from 'fastify'
import { isOrigin } from './origins.ts'

/** Origins remembered as reported; callers that make up origins can't fill the log or the memory. */
const MAX_REPORTED = 50

/** Logs the first refusal of each origin, with the setting that would allow it. */
export type ReportRefusal = (origin: string) => void

export function createRefusalReport(logger: FastifyBaseLogger, listed: readonly string[]): ReportRefusal {
  const reported = new Set<string>()
  return (origin) => {
    if (reported.has(origin) || reported.size >= MAX_REPORTED || origin.length > 200 || !isOrigin(origin))
      return
    reported.add(origin)
    logger.warn(
      { origin },
      `A page of ${origin} was refused. To let it call, set CORS_ORIGINS=${[...listed, origin].join(',')}. If it is this server's own page behind a proxy, set TRUST_PROXY to the proxy's address.`,
    )
  }
}
