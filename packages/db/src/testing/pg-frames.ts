/** A message of PostgreSQL's protocol: its type, and its bytes including the header. */
export interface Frame {
  readonly type: string
  readonly bytes: Buffer
}

/** Splits a stream of bytes into messages. `hasType` is false for a client's first message, which has no type byte. */
export function createFrameReader(onFrame: (frame: Frame) => void, hasType = true) {
  let rest = Buffer.alloc(0)
  let isTyped = hasType
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const start = isTyped ? 1 : 0
      if (rest.length < start + 4) return
      const end = start + rest.readInt32BE(start)
      if (rest.length < end) return
      const frame = { type: isTyped ? String.fromCharCode(rest[0] ?? 0) : '', bytes: rest.subarray(0, end) }
      rest = rest.subarray(end)
      // After a request for TLS the client sends another message without a type.
      if (!isTyped) isTyped = frame.bytes.readInt32BE(4) === STARTUP
      onFrame(frame)
    }
  }
}

export const STARTUP = 196_608

export function frame(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(type.length + 4)
  head.write(type)
  head.writeInt32BE(body.length + 4, type.length)
  return Buffer.concat([head, body])
}

/** Encodes texts, each with a closing zero byte, and one more at the end. */
export const texts = (...all: string[]): Buffer => Buffer.from(`${all.map((text) => `${text}\0`).join('')}\0`)

export function startupMessage(parameters: Readonly<Record<string, string>>): Buffer {
  const version = Buffer.alloc(4)
  version.writeInt32BE(STARTUP)
  return frame('', Buffer.concat([version, texts(...Object.entries(parameters).flat())]))
}

/** Reads the parameters of a startup message. */
export function parametersOf({ bytes }: Frame): Record<string, string> {
  const words = bytes.subarray(8).toString().split('\0')
  const pairs: Record<string, string> = {}
  for (let at = 0; at + 1 < words.length && words[at] !== ''; at += 2)
    pairs[words[at] ?? ''] = words[at + 1] ?? ''
  return pairs
}
