/**
 * A file line by line, however long, with the hash of its bytes; never held whole. Lines beyond the
 * limit are damage, not memory. What is compressed by gzip, or written in UTF-16, is read as well; what
 * an archive that was cut still gives is taken.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { encodingOfHead } from './text-encoding.ts'

/** Longer lines are passed on cut: no format of ours has such. */
export const lineBytesMax = 256 * 1024

export interface ReadLines {
  /** SHA-256 of the file as it lies on the disk, in hexadecimal. */
  readonly hash: string
  readonly lines: number
  /** The archive ended before its end, or was damaged: what came after is not known. */
  readonly isTorn: boolean
}

const gzipMark = [0x1f, 0x8b] as const
const highWaterMark = 1024 * 1024

/** `take` gets each line without its end, and its number from 1. */
export async function readLines(
  path: string,
  take: (line: string, number: number) => void,
): Promise<ReadLines> {
  const hash = createHash('sha256')
  let decoder: TextDecoder | null = null
  let rest = ''
  let lines = 0
  let isTorn = false
  const tell = (line: string) => {
    lines += 1
    take(line.endsWith('\r') ? line.slice(0, -1) : line, lines)
  }
  try {
    for await (const chunk of unpack(path, await isPacked(path), (bytes) => hash.update(bytes))) {
      decoder ??= new TextDecoder(encodingOfHead(chunk))
      const text = rest + decoder.decode(chunk, { stream: true })
      let from = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        tell(text.slice(from, end))
        from = end + 1
      }
      rest = text.slice(from)
      if (rest.length > lineBytesMax) rest = rest.slice(0, lineBytesMax)
    }
  } catch (error) {
    if (!(error instanceof DamagedArchive)) throw error
    isTorn = true
  }
  if (rest !== '') tell(rest)
  return { hash: isTorn ? await hashOf(path) : hash.digest('hex'), lines, isTorn }
}

class DamagedArchive extends Error {}

async function* unpack(
  path: string,
  isGzip: boolean,
  see: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark })
  file.on('data', (chunk) => see(chunk as Uint8Array))
  if (!isGzip) {
    for await (const chunk of file) yield chunk as Uint8Array
    return
  }
  const unpacked = file.pipe(createGunzip())
  file.on('error', (error) => unpacked.destroy(error))
  try {
    for await (const chunk of unpacked) yield chunk as Uint8Array
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw code.startsWith('Z_') ? new DamagedArchive(code, { cause: error }) : error
  }
}

/** Whatever its name says. */
async function isPacked(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && gzipMark.every((byte, at) => buffer[at] === byte)
  } finally {
    await file.close()
  }
}

/** What was read of a damaged archive may not be all of it. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark })) {
    hash.update(chunk as Uint8Array)
  }
  return hash.digest('hex')
}
