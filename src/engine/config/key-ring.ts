/**
 * The secrets of an installation, each with a name of its own, kept outside the database:
 * whoever steals the database alone can open nothing with it. A key is created when it is
 * first asked for, and may be replaced while its predecessor still opens what it had closed.
 */
import { join } from 'node:path'
import {
  createPrivateFile,
  makePrivateFolder,
  readPrivateFile,
  writePrivateFile,
} from '#engine/config/private-file.ts'
import type { Random } from '#kernel/random.ts'

const keyBytes = 32
/** The current key and its predecessors; rotating further forgets the oldest. */
const keysKeptMax = 2
const namePattern = /^[a-z][a-z-]{0,40}$/

export interface KeyRing {
  /** The current key, for making new things: 32 bytes. Never log it. */
  key(name: string): Uint8Array
  /** The current key, then its predecessor if there is one: for checking what exists. */
  all(name: string): readonly Uint8Array[]
  /**
   * Puts a new key before the present one. Running processes see it after their next start.
   * What was closed under the key before the last is lost.
   */
  rotate(name: string): void
}

/** The folder of the keys inside the data folder. */
export function keyFolder(dataDir: string): string {
  return join(dataDir, 'keys')
}

/** Opens the ring in `dataDir/keys`; one file per name (mode 600), one base64url key per line. */
export function openKeyRing(dataDir: string, random: Pick<Random, 'bytes'>): KeyRing {
  const folder = keyFolder(dataDir)
  const opened = new Map<string, readonly Uint8Array[]>()

  const pathOf = (name: string): string => {
    if (!namePattern.test(name)) throw new Error(`not a key name: ${name}`)
    return join(folder, `${name}.key`)
  }
  const mint = (): string => Buffer.from(random.bytes(keyBytes)).toString('base64url')

  const all = (name: string): readonly Uint8Array[] => {
    const known = opened.get(name)
    if (known !== undefined) return known
    const path = pathOf(name)
    makePrivateFolder(folder)
    const text = readPrivateFile(path) ?? createPrivateFile(path, `${mint()}\n`)
    const keys = parseKeys(name, text)
    opened.set(name, keys)
    return keys
  }

  return {
    all,
    key(name) {
      const [current] = all(name)
      if (current === undefined) throw new Error(`the key file of ${name} is empty`)
      return current
    },
    rotate(name) {
      const kept = all(name).slice(0, keysKeptMax - 1)
      const lines = [mint(), ...kept.map((key) => Buffer.from(key).toString('base64url'))]
      writePrivateFile(pathOf(name), `${lines.join('\n')}\n`)
      opened.delete(name)
    },
  }
}

function parseKeys(name: string, text: string): readonly Uint8Array[] {
  const keys = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => new Uint8Array(Buffer.from(line.trim(), 'base64url')))
  if (keys.length === 0 || keys.some((key) => key.length !== keyBytes)) {
    // A damaged key must never be replaced by a new one in silence: everything would be closed.
    throw new Error(`the key file of ${name} is damaged; restore it from a backup`)
  }
  return keys
}
