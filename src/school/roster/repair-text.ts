/**
 * Bytes into text, and damaged text back into what was meant. Repairs happen only where they are
 * certain and every one is told: a doubtful name stays as it came, so that a person can decide.
 */
import { isUtf8 } from 'node:buffer'
import { type Place, type RosterItem, warningItem } from './roster-record.ts'

export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'windows-1252'
}

/**
 * Text of a file that declares no encoding. Bytes that are valid UTF-8 are UTF-8 (Latin-1 text
 * with accents practically never is); all else is Windows-1252, of which Latin-1 is a part.
 */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  const encoding = isUtf8(bytes) ? 'utf-8' : 'windows-1252'
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

/** Windows-1252's own characters for the bytes 0x80 to 0x9f, by character. */
const windowsBytes: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, index): [string, number] => {
    const byte = 0x80 + index
    return [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]
  }),
)

/** Letters and marks that French names and addresses really hold beyond ASCII. */
const plausible = /^[\p{Script=Latin}\u00b0\u00ab\u00bb\u2019\u2013\u2014\u20ac\u00a0·]$/u
/** What UTF-8 read as Latin-1 begins with. */
const suspicious = /[\u00c2-\u00c5\u00e2][\u0080-\u00bf\u0152-\u2122]/u

function bytesBehind(text: string): Uint8Array | null {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const byte = code < 0x100 ? code : windowsBytes.get(character)
    if (byte === undefined) return null
    bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}

export type RepairOutcome = 'intact' | 'repaired' | 'doubtful'

/**
 * Undoes UTF-8 that was read as Latin-1 (`HÃ©lÃ¨ne` → `Hélène`). Certain means: the whole text is
 * valid UTF-8 when its characters are turned back into bytes, and every character gained is a
 * Latin letter or a French mark. Looks damaged but is not certain → `doubtful`, unchanged.
 */
export function repairText(text: string): { text: string; outcome: RepairOutcome } {
  if (text.includes('\ufffd')) return { text, outcome: 'doubtful' }
  if (!suspicious.test(text)) return { text, outcome: 'intact' }
  const bytes = bytesBehind(text)
  if (bytes === null || !isUtf8(bytes)) return { text, outcome: 'doubtful' }
  const repaired = new TextDecoder('utf-8').decode(bytes)
  const gained = [...repaired].filter((character) => (character.codePointAt(0) ?? 0) > 0x7f)
  return gained.every((character) => plausible.test(character))
    ? { text: repaired, outcome: 'repaired' }
    : { text, outcome: 'doubtful' }
}

/** What is told about a cell that came damaged. */
export function encodingWarning(
  place: Place,
  field: string,
  outcome: 'repaired' | 'doubtful',
): RosterItem {
  return outcome === 'repaired'
    ? warningItem(
        place,
        field,
        'encoding_repaired',
        'Les accents étaient abîmés (double encodage) ; ils ont été rétablis.',
      )
    : warningItem(
        place,
        field,
        'encoding_doubtful',
        'Les accents semblent abîmés, sans réparation certaine ; le texte est gardé tel quel.',
      )
}
