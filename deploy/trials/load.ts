import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

interface Person {
  readonly token: string
  /** Titles whose creation was acknowledged. */
  readonly acknowledged: string[]
}

interface Page {
  readonly changes: readonly (
    | { readonly type: 'upsert'; readonly task: { readonly id: string; readonly title: string } }
    | { readonly type: 'delete'; readonly id: string }
  )[]
  readonly reset: boolean
}

/** What a reader of the log has, and how it came to it. */
interface Stream {
  readonly titles: Map<string, string>
  resets: number
  /** Times at which it connected. */
  readonly opened: number[]
}

export interface Load extends AsyncDisposable {
  /** Times of acknowledged writes. */
  readonly writes: readonly number[]
  /** Statuses and errors of answers that were no success, with their count. */
  readonly failures: ReadonlyMap<string, number>
  readonly streams: readonly Stream[]
  /** Stops the writers, waits until the streams have everything, and compares. */
  settle(): Promise<{ acknowledged: number; lost: number; doubled: number; unequal: number }>
}

/** What a client may meet and retry: busy, away, or a connection that ended. */
const RETRIED = new Set(['429', '502', '503', '504', 'no answer'])

/** Writes and reads for several people through any of the origins, until it is settled. Failed writes are repeated under their key. */
export async function startLoad(
  origins: readonly string[],
  { people, streams, writesPerSecond }: { people: number; streams: number; writesPerSecond: number },
): Promise<Load> {
  const stopped = new AbortController()
  const finished = new AbortController()
  const writes: number[] = []
  const failures = new Map<string, number>()
  const originOf = (n: number) => origins[n % origins.length] ?? ''
  const persons = await Promise.all(Array.from({ length: people }, (_, n) => signUp(originOf(n))))
  const following = Array.from({ length: streams }, (_, n): [Person, Stream] => [
    persons[n % people] as Person,
    { titles: new Map(), resets: 0, opened: [] },
  ])
  const running = [
    ...following.map(([{ token }, stream], n) =>
      follow(stream, (attempt) => originOf(n + attempt), token, finished.signal),
    ),
    ...persons.map(async (person, n) => {
      while (!stopped.signal.aborted) {
        const began = Date.now()
        await write(person, (attempt) => originOf(n + attempt))
        await pause(Math.max(0, (people * 1_000) / writesPerSecond - (Date.now() - began)))
      }
    }),
  ]
  while (following.some(([, { opened }]) => opened.length === 0)) await pause(50)

  async function write(person: Person, origin: (attempt: number) => string): Promise<void> {
    const title = `Task ${randomUUID()}`
    const key = randomUUID()
    for (let attempt = 0; !finished.signal.aborted; attempt += 1) {
      const answer = await post(
        `${origin(attempt)}/api/tasks`,
        { title },
        { 'idempotency-key': key, ...as(person) },
      )
      if (answer === '201') {
        person.acknowledged.push(title)
        writes.push(Date.now())
        return
      }
      failures.set(answer, (failures.get(answer) ?? 0) + 1)
      if (!RETRIED.has(answer)) throw new Error(`A write was answered ${answer}`)
      await pause(200)
    }
  }

  return {
    writes,
    failures,
    streams: following.map(([, stream]) => stream),
    async settle() {
      stopped.abort()
      await Promise.all(running.slice(streams))
      const [lost, doubled] = [new Set<string>(), new Set<string>()]
      let unequal = 0
      const limit = Date.now() + 60_000
      for (const [index, person] of persons.entries()) {
        const stored = await titlesOf(originOf(index), person)
        for (const title of person.acknowledged) {
          const count = stored.filter((each) => each === title).length
          if (count === 0) lost.add(title)
          if (count > 1) doubled.add(title)
        }
        const own = following.filter(([each]) => each === person).map(([, stream]) => stream)
        const isEqual = ({ titles }: Stream) =>
          [...titles.values()].toSorted().join() === stored.toSorted().join()
        while (!own.every(isEqual) && Date.now() < limit) await pause(100)
        unequal += own.filter((stream) => !isEqual(stream)).length
      }
      return { acknowledged: writes.length, lost: lost.size, doubled: doubled.size, unequal }
    },
    async [Symbol.asyncDispose]() {
      stopped.abort()
      finished.abort()
      await Promise.allSettled(running)
    },
  }
}

const as = ({ token }: Pick<Person, 'token'>) => ({ authorization: `Bearer ${token}` })

async function signUp(origin: string): Promise<Person> {
  const credentials = { email: `${randomUUID()}@example.com`, password: 'a quiet green harbour' }
  const headers = { 'content-type': 'application/json' }
  await fetch(`${origin}/api/auth/register`, { method: 'POST', headers, body: JSON.stringify(credentials) })
  const answer = await fetch(`${origin}/api/auth/login`, {
    method: 'POST',
    headers,
    body: JSON.stringify(credentials),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return { token, acknowledged: [] }
}

/** Returns the status of the answer, or `no answer`. */
async function post(url: string, body: object, headers: Record<string, string>): Promise<string> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    await answer.arrayBuffer()
    return String(answer.status)
  } catch {
    return 'no answer'
  }
}

async function titlesOf(origin: string, person: Person): Promise<string[]> {
  const answer = await fetch(`${origin}/api/tasks`, { headers: as(person) })
  return ((await answer.json()) as { title: string }[]).map(({ title }) => title)
}

/** Follows the log by server-sent events as a browser does: it resumes by the last id after the pause that the server asked for. */
async function follow(
  stream: Stream,
  origin: (attempt: number) => string,
  token: string,
  signal: AbortSignal,
): Promise<void> {
  let cursor: string | undefined
  let retry = 500
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const answer = await fetch(`${origin(attempt)}/trpc/tasks.onChange`, {
        headers: {
          ...as({ token }),
          accept: 'text/event-stream',
          ...(cursor !== undefined && { 'last-event-id': cursor }),
        },
        signal,
      })
      if (!answer.ok || answer.body === null) throw new Error(String(answer.status))
      stream.opened.push(Date.now())
      let rest = ''
      const decoder = new TextDecoder()
      for await (const bytes of answer.body) {
        const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2)))
          if (fields.retry !== undefined) retry = Number(fields.retry)
          if (fields.id === undefined || fields.id === '' || (fields.event ?? 'message') !== 'message')
            continue
          cursor = fields.id
          take(stream, JSON.parse(fields.data) as Page)
        }
      }
    } catch {
      // Connects again below.
    }
    if (!signal.aborted) await pause(retry, undefined, { signal }).catch(() => {})
  }
}

function take(stream: Stream, { changes, reset }: Page): void {
  if (reset) {
    // The first page of a new reader starts from empty too.
    if (stream.titles.size > 0) stream.resets += 1
    stream.titles.clear()
  }
  for (const change of changes) {
    if (change.type === 'delete') stream.titles.delete(change.id)
    else stream.titles.set(change.task.id, change.task.title)
  }
}
