/** What a file of a log holds, by how it begins once it is unpacked and read in its own letters. */
import { open } from 'node:fs/promises'
import { constants, gunzipSync } from 'node:zlib'
import { encodingOfHead } from './text-encoding.ts'

const headBytes = 4_096

/** A file whose first line is a JSON object is a journal's records, all else a web server's log. */
export async function readLogFormat(path: string): Promise<'journal' | 'clf'> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const head = unpackHead(buffer.subarray(0, bytesRead))
    // A mark of the encoding at the beginning is none of the text.
    const text = new TextDecoder(encodingOfHead(head)).decode(head)
    return text.trimStart().startsWith('{') ? 'journal' : 'clf'
  } finally {
    await file.close()
  }
}

/** Of an archive that is longer than this head, and so looks cut, what it gives. */
function unpackHead(head: Buffer): Buffer {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return head
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    // It is damaged: whoever reads it tells that.
    return head
  }
}
