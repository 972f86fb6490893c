/**
 * Signed notes, C2SP signed-note v1.0: a text, an empty line, and lines of who signed it.
 */
import type { VerifierKey } from './note-key.ts'
import { decodeBase64 } from './strict-base64.ts'

export interface SignedNote {
  /** What was signed, with its last newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export interface NoteSignature {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly keyId: string
  /** The bytes after the key's id. */
  readonly signature: Uint8Array
  /** As it stands in the note, with its newline. */
  readonly line: string
}

/** Sixteen must be accepted; nobody has many more witnesses. */
const signaturesMax = 64
/** Room for as many signatures of keys that withstand quantum computers. */
export const noteBytesMax = 512 * 1024

/** Puts signatures' lines under a text. */
export function writeNote(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.join('')}`
}

/** A note from its bytes; null where it is none. Nothing of it is verified yet. */
export function readNote(note: string): SignedNote | null {
  if (note.length > noteBytesMax || hasOtherControls(note)) return null
  // The text may hold empty lines: the last one parts it from the signatures.
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) return null
  const signatures = readSignatureLines(note.slice(end + 2))
  return signatures === null || signatures.length === 0
    ? null
    : { text: note.slice(0, end + 1), signatures }
}

/** One or more lines of signatures, as witnesses answer them; null where a line is none. */
export function readSignatureLines(text: string): NoteSignature[] | null {
  if (hasOtherControls(text) || !text.endsWith('\n')) return null
  const lines = text.slice(0, -1).split('\n')
  if (lines.length > signaturesMax) return null
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = readSignatureLine(line)
    if (signature === null) return null
    signatures.push(signature)
  }
  return signatures
}

/** What one key says of a note: `absent` where it did not sign it. A wrong signature damns the note. */
export function judgeSignature(
  { text, signatures }: SignedNote,
  key: VerifierKey,
): 'valid' | 'wrong' | 'absent' {
  const own = signatures.filter(({ name, keyId }) => name === key.name && keyId === key.keyId)
  if (own.length === 0) return 'absent'
  return own.every(({ signature }) => key.verifies(text, signature)) ? 'valid' : 'wrong'
}

function readSignatureLine(line: string): NoteSignature | null {
  const [, name, encoded] = /^— ([^\s+\p{Z}]+) (\S+)$/u.exec(line) ?? []
  if (name === undefined || encoded === undefined) return null
  const bytes = decodeBase64(encoded)
  if (bytes === null || bytes.length < 5) return null
  const keyId = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return { name, keyId, signature: bytes.subarray(4), line: `${line}\n` }
}

/** Control characters besides the newline have no place in a note. */
function hasOtherControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x20 && code !== 0x0a) return true
  }
  return false
}
