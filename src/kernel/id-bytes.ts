/** Ids as the sixteen bytes that they are, for compact tokens and QR codes. */
import { type Id, idPattern } from './ids.ts'

export const idBytesLength = 16
const idShape = new RegExp(idPattern)

export function idToBytes(id: Id): Uint8Array {
  if (!idShape.test(id)) throw new Error('not an id')
  return new Uint8Array(Buffer.from(id.replaceAll('-', ''), 'hex'))
}

/** The id that the bytes spell; it may be one that nobody ever minted. */
export function idFromBytes(bytes: Uint8Array): Id {
  const hex = Buffer.from(bytes.subarray(0, idBytesLength)).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
