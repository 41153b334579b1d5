import type { QuickAddOptions } from '@taskwire/domain/quick-add'

/** The process as a subcommand sees it. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: NodeJS.ReadStream
  /** Reads the next line of an input that is no terminal; undefined at its end. */
  readonly nextLine: () => Promise<string | undefined>
  /** Writes to the output. */
  readonly print: (text: string) => void
  /** Writes a note for the person, beside the output. */
  readonly note: (text: string) => void
  /** Whether results are JSON for a program. */
  readonly isJson: boolean
  readonly hasColor: boolean
  /** Whether no request may be sent. */
  readonly isOffline: boolean
  /** Longest wait for the server, in milliseconds. */
  readonly waitMs: number
  readonly timeZone: string
  readonly language: NonNullable<QuickAddOptions['language']>
  /** BCP 47 tag by which dates are read and shown. */
  readonly locale: string
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal
}

/** Exit codes, which scripts may rely on. */
export const exitCodes = { failed: 1, usage: 2, signedOut: 3, unreachable: 4 } as const

/** An error that is shown as its message, without a stack. */
export interface CommandError extends Error {
  readonly exit: keyof typeof exitCodes
}

/** Returns an error for the person, with the exit code of its kind. */
export function commandError(exit: CommandError['exit'], message: string): CommandError {
  return Object.assign(new Error(message), { exit })
}

/** Whether `commandError` returned this error. */
export function isCommandError(error: unknown): error is CommandError {
  return error instanceof Error && 'exit' in error
}
