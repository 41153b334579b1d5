import { AsyncLocalStorage } from 'node:async_hooks'
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type SpanOptions,
} from '@opentelemetry/api'
import { parseTraceParent } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace'
import { statementLabel } from '../metrics/statement-label.ts'
import type { SpanFacts, Traces } from './traces.ts'

/** Milliseconds that the last spans may take to be sent when the process ends. */
const FLUSH_MS = 2_000

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
}

/** Options of `recordSpans`. */
export interface SpanOptionsOfServer {
  /** The share of traces that are recorded, from 0 to 1, where the caller hasn't decided. */
  readonly ratio: number
  /** Called when spans can't be sent, once until they can. The library retries for some seconds and then drops them. */
  readonly onFailure: (cause: Error | undefined) => void
  /** Milliseconds in which spans gather before they are sent; 5,000 when omitted. */
  readonly gather?: number
}

/**
 * Records spans by OpenTelemetry. The exporter reads its address and headers from the variables of the standard. The provider isn't
 * registered: no library adds spans of its own, whose attributes nobody here has chosen.
 */
export function recordSpans({ ratio, onFailure, gather = 5_000 }: SpanOptionsOfServer): Traces {
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'taskwire' }))
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: reporting(new OTLPTraceExporter(), onFailure),
        scheduledDelayMillis: gather,
      }),
    ],
  })
  const tracer = provider.getTracer('taskwire')
  const present = new AsyncLocalStorage<Span>()
  const start = (name: string, options: SpanOptions, parent: Context) =>
    tracer.startSpan(name, options, parent)
  return {
    begin(facts) {
      const { name, kind, attributes } = facts
      const span = start(
        name,
        { kind: kinds[kind], ...(attributes && { attributes }) },
        parentOf(facts, present.getStore()),
      )
      return {
        traceId: span.spanContext().traceId,
        run: (work) => present.run(span, work),
        end({ attributes: more, failure } = {}) {
          if (!span.isRecording()) return
          if (more !== undefined) span.setAttributes(more)
          if (failure !== undefined)
            span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', failure)
          span.end()
        },
      }
    },
    statement(text, ms) {
      const parent = present.getStore()
      if (parent?.isRecording() !== true) return
      const end = Date.now()
      const label = statementLabel(text)
      const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': label }
      const options = { kind: SpanKind.CLIENT, attributes, startTime: end - ms }
      start(label, options, trace.setSpan(ROOT_CONTEXT, parent)).end(end)
    },
    async close() {
      const timer = Promise.withResolvers<void>()
      setTimeout(timer.resolve, FLUSH_MS).unref()
      await Promise.race([provider.shutdown().catch(() => {}), timer.promise])
    },
  }
}

function parentOf({ traceparent }: SpanFacts, present: Span | undefined): Context {
  if (present !== undefined) return trace.setSpan(ROOT_CONTEXT, present)
  const remote = traceparent === undefined ? null : parseTraceParent(traceparent)
  return remote === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...remote, isRemote: true })
}

/** Reports when sending begins to fail. */
function reporting(exporter: SpanExporter, onFailure: SpanOptionsOfServer['onFailure']): SpanExporter {
  let isFailing = false
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const hasFailed = result.error !== undefined
        if (hasFailed && !isFailing) onFailure(result.error)
        isFailing = hasFailed
        done(result)
      })
    },
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  }
}
