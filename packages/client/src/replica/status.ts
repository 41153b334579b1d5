/**
 * How the replica stands to its server: `live` hears of changes at once; `polling` does too, but asks for them, because no
 * stream could be had; `connecting` is on the way; `offline` cannot reach it and tries again; `signed-out` waits for a sign-in.
 */
export const connectionStates = ['live', 'polling', 'connecting', 'offline', 'signed-out'] as const

export type ConnectionState = (typeof connectionStates)[number]
