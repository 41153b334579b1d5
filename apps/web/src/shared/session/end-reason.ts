export const endReasons = ['expired', 'reset', 'deleted'] as const

/** Why somebody who was signed in has to sign in again. */
export type EndReason = (typeof endReasons)[number]

let reason: EndReason | undefined

/** What the sign-in page says; undefined for whoever signed out by themselves. */
export function endReason(): EndReason | undefined {
  return reason
}

export function setEndReason(next: EndReason | undefined): void {
  reason = next
}

let isSignedOut = false

/** Whether the last session of this page was ended by its person. */
export function hasSignedOut(): boolean {
  return isSignedOut
}

export function setSignedOut(isByPerson: boolean): void {
  isSignedOut = isByPerson
}
