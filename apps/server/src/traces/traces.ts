/** What a span is of. Never a secret, a text of a person, an address, or a value of a statement. */
export interface SpanFacts {
  /** One of a finite set of names. */
  readonly name: string
  /** What the span does: serves a request, sends one, runs a job, or is a part of another span. */
  readonly kind: 'server' | 'client' | 'consumer' | 'internal'
  readonly attributes?: Attributes
  /** The header of the caller, whose trace the span continues. */
  readonly traceparent?: string | undefined
}

type Attributes = Readonly<Record<string, string | number>>

/** How the work of a span ended. */
export interface SpanEnd {
  readonly attributes?: Attributes
  /** The name of the failure, if it failed. */
  readonly failure?: string | undefined
}

/** A span whose work is running. */
export interface OpenSpan {
  /** The id of the trace, for the log. */
  readonly traceId: string
  /** Runs a part of the span's work. Spans that begin inside become its children. */
  run<Result>(work: () => Result): Result
  /** Ends the span. Only the first call counts. Statements after it belong to no span. */
  end(how?: SpanEnd): void
}

/** Records spans of this process and sends them to a collector. */
export interface Traces {
  /** Begins a span inside the present one, if any. */
  begin(facts: SpanFacts): OpenSpan
  /** Records a statement that has ended, inside the present span. Without one it records nothing: loops look for work every second. */
  statement(text: string, ms: number): void
  /** Sends what was recorded, for two seconds at most. */
  close(): Promise<void>
}

/** Runs work in a span, if spans are recorded. A rejection fails the span under the name of its error, without its message. */
export async function inSpan<Result>(
  traces: Traces | undefined,
  facts: SpanFacts,
  work: () => Promise<Result>,
  endOf: (result: Result) => SpanEnd = () => ({}),
): Promise<Result> {
  if (traces === undefined) return work()
  const span = traces.begin(facts)
  try {
    const result = await span.run(work)
    span.end(endOf(result))
    return result
  } catch (error) {
    span.end({ failure: error instanceof Error ? error.name : 'Error' })
    throw error
  }
}
