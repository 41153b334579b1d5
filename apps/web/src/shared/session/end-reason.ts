export const endReasons = ['expired', 'reset', 'deleted'] as const

/** Why the user has to sign in again. */
export type EndReason = (typeof endReasons)[number]

let reason: EndReason | undefined

/** The reason for the notice on the sign-in page. Undefined after a normal sign-out. */
export function endReason(): EndReason | undefined {
  return reason
}

export function setEndReason(next: EndReason | undefined): void {
  reason = next
}

let isSignedOut = false

/** Whether the user ended the last session of this page by signing out. */
export function hasSignedOut(): boolean {
  return isSignedOut
}

export function setSignedOut(next: boolean): void {
  isSignedOut = next
}
