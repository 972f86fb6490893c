/**
 * Files on a disk that may lose its power at any moment: what is told to be there is there
 * afterwards, with its name, its content and every folder above it. Open to others, unlike
 * `private-file.ts`.
 */
import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isCode } from './private-file.ts'

/** A file's bytes; null where there is none. */
export async function readOptionalFile(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/**
 * Puts a file in the place of the one before: a reader sees the one or the other, never half. It is
 * written beside it first, with a dot and twelve hexadecimal digits behind the name: by these
 * `isUnfinishedCheckpoint` of the public log knows what a process left when it died.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  await writeDurably(beside, Buffer.from(content))
  await rename(beside, path)
  await syncNames(dirname(path))
}

/** Makes a folder that survives a loss of power, and those that are missing above it. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o755 })
  if (first !== undefined) await syncNames(dirname(first))
}

/** What was named, renamed or removed in the folder stays so; other work goes on meanwhile. */
export async function syncNames(folder: string): Promise<void> {
  // Windows cannot open a folder; there a name is durable by itself.
  if (process.platform === 'win32') return
  await withFile(folder, 'r', (opened) => opened.sync())
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await withFile(path, 'w', async (file) => {
    await file.writeFile(bytes)
    await file.sync()
  })
}

async function withFile(
  path: string,
  flags: string,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, 0o644)
  try {
    await use(file)
  } finally {
    await file.close()
  }
}
