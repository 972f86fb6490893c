/** Reads an upload of named files within limits; a part too large or too many refuses the whole. */
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { noteReading } from '#engine/http/call-note.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { NamedBytes } from './csv-table.ts'

/** Longest file name kept; longer ones are cut. */
const fileNameCharactersMax = 200

/** The files of a multipart body, by the name of their part; each name once. */
export async function readUpload(
  body: Readable,
  contentType: string,
  limits: { readonly fields: readonly string[]; readonly fileBytesMax: number },
): Promise<Result<Map<string, NamedBytes>>> {
  if (!/^multipart\/form-data;.*boundary=/iu.test(contentType)) return refuse('unsupported_type')
  const files = new Map<string, NamedBytes>()
  let problem: Result<never> | null = null
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    limits: {
      files: limits.fields.length,
      fields: 10,
      fileSize: limits.fileBytesMax,
      headerPairs: 20,
    },
  })
  parser.on('file', (field, stream, name: string | undefined) => {
    const chunks: Buffer[] = []
    const isWanted = limits.fields.includes(field) && !files.has(field)
    if (!isWanted) problem ??= refuse('bad_request', { where: 'files' })
    stream.on('data', (chunk: Buffer) => {
      if (isWanted) chunks.push(chunk)
    })
    stream.on('limit', () => {
      problem = refuse('body_too_large', { bodyBytesMax: limits.fileBytesMax })
    })
    stream.on('end', () => {
      // A part may come without a file's name: a throw in here would end the process.
      const cut = (name ?? '').slice(0, fileNameCharactersMax)
      if (isWanted) files.set(field, { name: cut, bytes: Buffer.concat(chunks) })
    })
  })
  parser.on('filesLimit', () => {
    problem ??= refuse('bad_request', { where: 'files' })
  })
  noteReading(body)
  try {
    await pipeline(body, parser)
  } catch {
    return problem ?? refuse('bad_request', { where: 'files' })
  }
  if (problem !== null) return problem
  const isWhole = limits.fields.every((field) => files.has(field))
  return isWhole ? accept(files) : refuse('bad_request', { where: 'files' })
}
