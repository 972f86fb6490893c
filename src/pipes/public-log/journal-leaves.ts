/**
 * The leaves of the public log behind something that was computed from its records. They name the tree as
 * it was with the last of them, not the newest: the log goes on, and who computes it again later must get
 * the same bytes.
 */

export interface JournalLeaves {
  /** The log's name, as its checkpoints say it. */
  readonly log: string
  /** Of the records that were read, history included. */
  readonly first: number
  readonly last: number
  /** The tree whose leaves were read: none that came after. */
  readonly treeSize: number
  /** Its root, as checkpoints write it (base64); a proof of consistency leads from it to any later one. */
  readonly rootHash: string
}

export interface LeafSpan {
  readonly first: number
  readonly last: number
}
