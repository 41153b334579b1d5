/** A file of the build. `revision` is null when the file name contains a hash of the content. */
export interface PrecacheEntry {
  readonly url: string
  readonly revision: string | null
}
