/**
 * A file line by line, however long, with the hash of its bytes; never held whole. Lines beyond the
 * limit are damage, not memory. What is compressed by gzip, or written in UTF-16, is read as well; what
 * an archive that was cut still gives is taken.
 */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip, type Gunzip } from 'node:zlib'
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
    for await (const chunk of unpack(readWhole(path, hash))) {
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
  return { hash: hash.digest('hex'), lines, isTorn }
}

class DamagedArchive extends Error {}

/** Each byte once and in order: what comes out of a pipe cannot be looked at before. */
async function* readWhole(path: string, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark })) {
    hash.update(chunk as Uint8Array)
    yield chunk as Uint8Array
  }
}

/** What is packed, whatever its name says, comes out unpacked. */
async function* unpack(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first: Uint8Array[] = []
  while (lengthOf(first) < gzipMark.length) {
    const { done, value } = await bytes.next()
    if (done === true) break
    first.push(value)
  }
  const head = Buffer.concat(first)
  const isGzip = gzipMark.every((byte, at) => head[at] === byte)
  if (!isGzip) {
    yield head
    yield* bytes
    return
  }
  const gunzip = createGunzip()
  let isOver = false
  const feeding = feed(gunzip, head, bytes, () => isOver)
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw code.startsWith('Z_') ? new DamagedArchive(code, { cause: error }) : error
  } finally {
    // The rest of a damaged archive is read all the same, for its hash.
    isOver = true
    gunzip.destroy()
    await feeding
  }
}

async function feed(
  gunzip: Gunzip,
  head: Uint8Array,
  bytes: AsyncGenerator<Uint8Array>,
  isOver: () => boolean,
): Promise<void> {
  const give = async (chunk: Uint8Array) => {
    if (isOver() || gunzip.destroyed || gunzip.write(chunk)) return
    await new Promise<void>((resolve) => {
      gunzip.once('drain', resolve).once('close', resolve)
    })
  }
  try {
    await give(head)
    for await (const chunk of bytes) await give(chunk)
    if (!gunzip.destroyed) gunzip.end()
  } catch (error) {
    gunzip.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0)
}
