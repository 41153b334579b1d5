import type { JobQueue } from '@taskwire/api'
import type { FastifyInstance } from 'fastify'

export interface HealthOptions {
  /** Resolves when the database responds. */
  readonly ping: () => Promise<void>
  /** Whether the process is about to end. */
  readonly isDraining: () => boolean
  /** Reads how many jobs wait. */
  readonly jobDepths?: JobQueue['depths'] | undefined
  /** Reads what carries hints between processes, and whether they arrive. */
  readonly wakeBus?: (() => WakeBusState) | undefined
}

/** The state of the hints between processes. */
export interface WakeBusState {
  readonly bus: 'postgres' | 'redis'
  /** `away`: polls replace hints, so changes of other processes show with a delay of up to 2 seconds. */
  readonly hints: 'ok' | 'away'
}

/** Milliseconds for which the depths of the queues are reused: anybody may ask, and counting reads rows. */
const REUSE_MS = 2_000

/**
 * `/health/live`: the process responds. `/health/ready`: its database responds too, and the process isn't about to end. `/health`: the
 * same with the wake bus and the depth of each job queue. Neither makes a process unready, because requests don't wait for them.
 */
export function health(app: FastifyInstance, { ping, isDraining, jobDepths, wakeBus }: HealthOptions): void {
  let counted: { readonly at: number; readonly jobs: ReturnType<JobQueue['depths']> } | undefined
  const depths = () => {
    if (jobDepths === undefined) return undefined
    if (counted === undefined || performance.now() - counted.at > REUSE_MS)
      counted = { at: performance.now(), jobs: jobDepths() }
    return counted.jobs.catch((error: unknown) => {
      app.log.warn({ err: error }, 'the jobs could not be counted')
      return undefined
    })
  }
  app.addHook('onSend', (_request, reply, payload, done) => {
    // A proxy then opens its next connection to another process, and none is cut while a request is on its way.
    if (isDraining()) reply.header('connection', 'close')
    done(null, payload)
  })
  app.get('/health/live', () => ({ status: 'ok' }))
  for (const path of ['/health', '/health/ready'])
    app.get(path, async (_request, reply) => {
      if (isDraining()) return reply.code(503).send({ status: 'draining' })
      try {
        await ping()
      } catch (error) {
        app.log.warn({ err: error }, 'the database does not answer')
        return reply.code(503).header('retry-after', '1').send({ status: 'unavailable', database: 'away' })
      }
      if (path === '/health/ready') return { status: 'ok', database: 'ok' }
      return { status: 'ok', database: 'ok', wake: wakeBus?.(), jobs: await depths() }
    })
}
