/** The result of one check of an installation. */
export interface Finding {
  /** Name of the check, such as `database`. */
  readonly name: string
  /** A warning works, but not as well as it could. */
  readonly status: 'ok' | 'warning' | 'failed'
  /** What was found and, unless it is ok, what to do. */
  readonly message: string
}

export const ok = (name: string, message: string): Finding => ({ name, status: 'ok', message })
export const warning = (name: string, message: string): Finding => ({ name, status: 'warning', message })
export const failed = (name: string, message: string): Finding => ({ name, status: 'failed', message })

/** Returns the worst status. */
export function statusOf(findings: readonly Finding[]): Finding['status'] {
  for (const status of ['failed', 'warning'] as const)
    if (findings.some((finding) => finding.status === status)) return status
  return 'ok'
}
