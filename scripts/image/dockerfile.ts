/** An instruction of a Dockerfile, such as `RUN npm install`. */
export interface Instruction {
  readonly name: string
  readonly text: string
}

/** A stage: the instructions from one FROM to the next. */
export interface Stage {
  /** The name after AS; the empty text for the last stage. */
  readonly name: string
  readonly instructions: readonly Instruction[]
}

/** Parses a Dockerfile without line continuations. */
export function parseDockerfile(text: string): Stage[] {
  const stages: { name: string; instructions: Instruction[] }[] = []
  for (const line of text.split('\n')) {
    const [, name, rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? []
    if (name === undefined) continue
    if (name === 'FROM') stages.push({ name: / AS (\w+)$/.exec(rest)?.[1] ?? '', instructions: [] })
    else stages.at(-1)?.instructions.push({ name, text: rest })
  }
  return stages
}

/** Parses `NAME=value NAME=value`. */
export function parseVariables(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(' ').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=')]
    }),
  )
}
