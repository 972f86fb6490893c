/**
 * A file line by line, however long, with the hash of its bytes; never held whole. Lines beyond the
 * limit are damage, not memory. What ends in `.gz` is unpacked on the way.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

/** Longer lines are passed on cut: no format of ours has such. */
export const lineBytesMax = 256 * 1024

export interface ReadLines {
  /** SHA-256 of the file as it lies on the disk, in hexadecimal. */
  readonly hash: string
  readonly lines: number
}

/** `take` gets each line without its end, and its number from 1. */
export async function readLines(
  path: string,
  take: (line: string, number: number) => void,
): Promise<ReadLines> {
  const hash = createHash('sha256')
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 })
  file.on('data', (chunk) => hash.update(chunk))
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  if (bytes !== file) file.on('error', (error) => bytes.destroy(error))
  const decoder = new TextDecoder()
  let rest = ''
  let lines = 0
  const tell = (line: string) => {
    lines += 1
    take(line.endsWith('\r') ? line.slice(0, -1) : line, lines)
  }
  for await (const chunk of bytes) {
    const text = rest + decoder.decode(chunk as Uint8Array, { stream: true })
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      tell(text.slice(from, end))
      from = end + 1
    }
    rest = text.slice(from)
    if (rest.length > lineBytesMax) rest = rest.slice(0, lineBytesMax)
  }
  if (rest !== '') tell(rest)
  return { hash: hash.digest('hex'), lines }
}
