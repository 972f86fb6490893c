/**
 * From where a log is read by whoever checks it: a folder, or an address that serves the same
 * files. Only the paths of the format are asked for.
 */
export interface LogSource {
  /** A file's bytes; null where there is none. */
  read(path: string): Promise<Uint8Array | null>
  /** Where it lies on this machine; absent: elsewhere. */
  readonly folder?: string
  /** How many files are worth asking for at once. */
  readonly readsAtOnce: number
  /**
   * Files that a tree of this size does not have: what a process had written when it died, before
   * it could sign. Null where a source cannot list them.
   */
  listUnsigned(size: number): Promise<string[] | null>
}
