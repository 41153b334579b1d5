/** A file of the build; the revision is null when its name holds a hash of its content. */
export interface PrecacheEntry {
  readonly url: string
  readonly revision: string | null
}
