import type { FastifyBaseLogger } from 'fastify'
import { describeFailure } from '../describe-failure.ts'
import { secretsIn, type Env } from '../env.ts'
import type { Traces } from './traces.ts'

const INSTALL =
  'npx --yes pnpm@12 install --frozen-lockfile --prod --config.node-linker=hoisted --filter "@taskwire/server..." --filter @taskwire/traces'

/**
 * Starts to record spans if the settings name a collector. OpenTelemetry is loaded only then.
 *
 * @throws a sentence with the command that installs the packages, where they are missing
 */
export async function openTraces(
  env: Env,
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>,
): Promise<Traces | undefined> {
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return undefined
  const { recordSpans } = await import('./record-spans.ts').catch((error: unknown) => {
    throw isMissing(error)
      ? new Error(
          `OTEL_EXPORTER_OTLP_ENDPOINT needs packages that are not installed. Install them by \`${INSTALL}\`, or in the image by \`--build-arg TRACES=on\`.`,
        )
      : error
  })
  const secrets = secretsIn(env)
  const traces = recordSpans({
    ratio: env.OTEL_TRACES_SAMPLER_ARG,
    onFailure: (cause) =>
      log.warn(
        `traces cannot be sent: ${cause === undefined ? 'no reason' : describeFailure(cause, secrets)}`,
      ),
  })
  log.info('sending traces')
  return traces
}

function isMissing(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string }
  return code === 'ERR_MODULE_NOT_FOUND' && message.includes('@opentelemetry/')
}
