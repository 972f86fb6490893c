/** The two places from which a log is read: its folder, and an address that serves the same files. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readOptionalFile } from '#engine/config/durable-file.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import type { LogSource } from './log-source.ts'
import { isUnfinishedCheckpoint } from './tile-file-store.ts'
import { readTilePath, widthInTree } from './tile-path.ts'

export function folderSource(folder: string): LogSource {
  return {
    folder,
    readsAtOnce: 8,
    read: (path) => readOptionalFile(join(folder, path)),
    async listUnsigned(size) {
      const paths = await readdir(folder, { recursive: true })
      const tiles = paths.map((path) => path.replaceAll('\\', '/'))
      return tiles.filter((path) => isUnfinishedCheckpoint(path) || isBeyond(path, size)).sort()
    },
  }
}

/** A width that the tree never had at this place is of a larger tree. */
function isBeyond(path: string, size: number): boolean {
  const tile = readTilePath(path)
  return tile !== null && widthInTree(tile, size) < tile.width
}

/** Longest wait for one file. */
const readMs = 20_000
/** A bundle of 256 entries of the largest kind. */
const fileBytesMax = 17 * 1024 * 1024
const triesMax = 4
/** Longest that a server may ask us to wait before the next try. */
const waitMsMax = 30_000

/** `chance` gives numbers in [0, 1): waits of many who check do not fall together. */
export function addressSource(address: string, chance: () => number): LogSource {
  const base = address.replace(/\/+$/, '')
  return {
    readsAtOnce: 8,
    listUnsigned: async () => null,
    async read(path) {
      for (let attempt = 1; ; attempt += 1) {
        const answer = await ask(`${base}/${path}`)
        if (answer.kind === 'bytes') return answer.bytes
        if (answer.kind === 'absent') return null
        if (attempt === triesMax) throw unreachable(base, answer.why)
        await pause((answer.afterMs ?? 500 * 2 ** attempt) * (0.5 + chance()))
      }
    },
  }
}

type Answer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'later'; readonly why: string; readonly afterMs: number | null }

async function ask(url: string): Promise<Answer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(readMs) })
    if (response.ok) return { kind: 'bytes', bytes: await readLimited(response) }
    await response.body?.cancel()
    if ([404, 410].includes(response.status)) return { kind: 'absent' }
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    const afterMs = Number.isFinite(seconds) ? Math.min(seconds * 1000, waitMsMax) : null
    return { kind: 'later', why: `HTTP ${response.status}`, afterMs }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { kind: 'later', why: String(cause), afterMs: null }
  }
}

async function readLimited(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let byteCount = 0
  for await (const part of response.body ?? []) {
    byteCount += part.length
    if (byteCount > fileBytesMax) throw new Error(`more than ${fileBytesMax} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function unreachable(base: string, why: string): PlainError {
  return new PlainError({
    french: `Le journal à l’adresse ${base} ne répond pas (${why}). Rien n’a pu être conclu : réessayez plus tard.`,
    english: `The journal at ${base} does not answer (${why}). Nothing could be concluded: try again later.`,
  })
}
