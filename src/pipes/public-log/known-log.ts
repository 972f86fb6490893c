/** What the database knows of a log of this installation. */
export interface KnownLog {
  readonly origin: string
  /** Leaves of the last checkpoint that was told to the database. */
  readonly size: number
  /** Its signed note; null: none was told yet. */
  readonly checkpoint: string | null
}
