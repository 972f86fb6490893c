/** Files of a log as whoever checks it finds them. */
import type { LogFault } from './log-fault.ts'
import type { Tile } from './tile-path.ts'

/** A tile of hashes, as far as it could be read. */
export interface FoundTile {
  readonly tile: Tile
  readonly file: string
  /** Exactly the hashes that the tree has there; null where they are not there. */
  readonly bytes: Uint8Array | null
  readonly fault: LogFault | null
}

/** A bundle of entries, as far as it could be read. */
export interface FoundBundle {
  readonly tile: Tile
  readonly file: string
  /** Those that are whole, from the first; no more than the tree has there. */
  readonly entries: readonly Uint8Array[]
  readonly fault: LogFault | null
}
