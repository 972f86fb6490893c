/**
 * Where the tiles of a log lie: C2SP tlog-tiles v0.1, tiles of height 8. The paths are the same in
 * the log's folder and below its address, so that the folder may be served as it stands.
 */

/** Hashes in a full tile, entries in a full bundle. */
export const tileWidth = 256
/** A level above has at most this many hashes of the one below: no tree reaches further. */
const levelMax = 63

/** A tile of hashes at a level of the tree, or a bundle of entries. */
export interface Tile {
  readonly level: number | 'entries'
  readonly index: number
  /** Below 256: the tile is at the right edge of its tree. */
  readonly width: number
}

/** `tile/0/x001/x234/067`, with `.p/<width>` where the tile is not full. */
export function tilePath({ level, index, width }: Tile): string {
  const partial = width === tileWidth ? '' : `.p/${width}`
  return `tile/${level}/${indexPath(index)}${partial}`
}

/** 1234067 is `x001/x234/067`: names that sort, and no folder with the name of a file. */
export function indexPath(index: number): string {
  const groups: string[] = [threeDigits(index % 1000)]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${threeDigits(rest % 1000)}`)
  }
  return groups.join('/')
}

const pathPattern = /^tile\/(0|[1-9]\d?|entries)\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** The tile at a path, or null if it is spelled in any other way than the one. */
export function readTilePath(path: string): Tile | null {
  const [, levelText, digits, widthText] = pathPattern.exec(path) ?? []
  if (levelText === undefined || digits === undefined) return null
  const level = levelText === 'entries' ? levelText : Number(levelText)
  const index = Number(digits.replace(/[x/]/g, ''))
  const width = widthText === undefined ? tileWidth : Number(widthText)
  if (level !== 'entries' && level > levelMax) return null
  const tile = { level, index, width } as const
  // One spelling only: no needless groups of noughts, no `.p/256`.
  return tilePath(tile) === path ? tile : null
}

/** How many hashes a tree of this size has at a level of its tiles. */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / tileWidth ** level)
}

/** How many hashes or entries of a tile are in a tree of this size; 0: the tile is none of it. */
export function widthInTree(tile: Pick<Tile, 'level' | 'index'>, size: number): number {
  const level = tile.level === 'entries' ? 0 : tile.level
  const from = tile.index * tileWidth
  return Math.max(0, Math.min(tileWidth, hashesAtLevel(size, level) - from))
}

/** The tiles at the right edge of a tree, the bundle of entries first; the full ones are not named. */
export function edgeTiles(size: number): Tile[] {
  const edges: Tile[] = []
  for (let level = 0; hashesAtLevel(size, level) > 0; level += 1) {
    const count = hashesAtLevel(size, level)
    const edge = { index: Math.floor(count / tileWidth), width: count % tileWidth }
    if (edge.width === 0) continue
    if (level === 0) edges.push({ level: 'entries', ...edge })
    edges.push({ level, ...edge })
  }
  return edges
}

function threeDigits(value: number): string {
  return String(value).padStart(3, '0')
}
