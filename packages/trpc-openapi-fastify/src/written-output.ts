/** The JSON text of an output. */
export interface WrittenOutput {
  /** The output that the text replaces. */
  readonly instead: object
  readonly text: string
}

/** Returns the text of a written output. Throws when the procedure returned another output. */
export function textOf({ instead, text }: WrittenOutput, output: unknown): string {
  if (instead === output) return text
  throw new Error(
    'The output of sendJsonText is not the one that was returned. Does the output schema copy it?',
  )
}
