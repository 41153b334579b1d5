/** The user whose tasks a replica holds, and the server that they belong to. */
export interface ReplicaOwner {
  readonly server: string
  readonly user: string
}
