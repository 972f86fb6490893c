/** Reads a raw body within a limit; used by routes that declare `rawBody`. */
import type { Readable } from 'node:stream'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { noteReading } from './call-note.ts'

/** The whole body, or `body_too_large` as soon as one byte too many has come. */
export async function readBody(stream: Readable, bodyBytesMax: number): Promise<Result<Buffer>> {
  noteReading(stream)
  const chunks: Buffer[] = []
  let byteCount = 0
  for await (const chunk of stream) {
    const bytes = chunk as Buffer
    byteCount += bytes.length
    if (byteCount > bodyBytesMax) return refuse('body_too_large', { bodyBytesMax })
    chunks.push(bytes)
  }
  return accept(Buffer.concat(chunks))
}
