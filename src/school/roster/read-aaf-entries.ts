/**
 * Walks through one XML file of an AAF export, entry by entry, holding one entry in memory at a
 * time. saxes parses; it fetches nothing, and no entity beyond XML's own five is ever expanded: a
 * document that declares entities is refused before its first entry.
 */
import { createReadStream } from 'node:fs'
import { type SaxesOptions, SaxesParser } from 'saxes'
import type { AafEntry } from './aaf-entry.ts'
import { type Place, UnreadableRoster } from './roster-record.ts'

/** Longest single value in characters; the longest real ones (addresses) have about 200. */
const valueCharactersMax = 16 * 1024
/** Values of one entry; a teacher of a whole lycée has about 300. */
const valuesMax = 20_000
/** Elements within each other; the format has five. */
const depthMax = 8
const chunkBytes = 64 * 1024

/** The encoding that the file declares, or that its bytes prove; a wrong declaration is told. */
export interface AafEncoding {
  readonly label: string
  readonly isWronglyDeclared: boolean
}

/** Reads the whole file once to know how to read it: UTF-8 where valid, else as declared. */
export async function findAafEncoding(path: string): Promise<AafEncoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let head = ''
  let isUtf8 = true
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    if (head === '') head = new TextDecoder('latin1').decode((chunk as Buffer).subarray(0, 200))
    try {
      utf8.decode(chunk as Buffer, { stream: true })
    } catch {
      isUtf8 = false
      break
    }
  }
  const declared = /^[^<]*<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']/u.exec(head)?.[1] ?? 'utf-8'
  const label = knownEncoding(declared)
  if (label === 'utf-8') {
    return isUtf8
      ? { label, isWronglyDeclared: false }
      : { label: 'windows-1252', isWronglyDeclared: true }
  }
  return { label: label ?? (isUtf8 ? 'utf-8' : 'windows-1252'), isWronglyDeclared: label === null }
}

function knownEncoding(declared: string): string | null {
  try {
    return new TextDecoder(declared).encoding
  } catch {
    return null
  }
}

/** Yields every `addRequest`; throws `UnreadableRoster` with the line where the file breaks. */
export async function* readAafEntries(
  path: string,
  file: string,
  encoding: string,
): AsyncGenerator<AafEntry> {
  const reader = createEntryReader(file)
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    reader.write(decoder.decode(chunk as Buffer, { stream: true }))
    yield* reader.takeEntries()
  }
  reader.write(decoder.decode())
  reader.close()
  yield* reader.takeEntries()
}

interface EntryReader {
  write(text: string): void
  close(): void
  takeEntries(): AafEntry[]
}

function createEntryReader(file: string): EntryReader {
  const options = { fileName: file, position: true } satisfies SaxesOptions
  const parser = new SaxesParser(options)
  let entries: AafEntry[] = []
  let attributes: Map<string, string[]> | null = null
  let entryLine = 1
  let attributeName = ''
  let text = ''
  let valueCount = 0
  let depth = 0
  let sawRoot = false

  const fail = (reason: string, field = ''): never => {
    throw new UnreadableRoster({ file, line: parser.line }, field, reason)
  }
  parser.on('error', () => fail('Le fichier XML est abîmé ou coupé à cet endroit.'))
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/u.test(doctype)) {
      fail('Le fichier déclare des entités XML : il est refusé par sécurité.', 'DOCTYPE')
    }
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > depthMax) fail('Trop d’éléments imbriqués.')
    if (!sawRoot) {
      sawRoot = true
      if (tag.name !== 'ficAlimMENESR')
        fail('Ce n’est pas un fichier de l’annuaire fédérateur (AAF).')
    }
    if (tag.name === 'addRequest') {
      attributes = new Map()
      entryLine = parser.line
      valueCount = 0
    } else if (tag.name === 'modifyRequest' || tag.name === 'deleteRequest') {
      fail('C’est un export « delta » : seuls les exports complets sont importés.', tag.name)
    } else if (tag.name === 'attr') {
      attributeName = String(tag.attributes.name ?? '')
    } else if (tag.name === 'value') {
      text = ''
    }
  })
  const gather = (piece: string): void => {
    text += piece
    if (text.length > valueCharactersMax) fail('Une valeur est trop longue.', attributeName)
  }
  parser.on('text', gather)
  parser.on('cdata', gather)
  parser.on('closetag', (tag) => {
    depth -= 1
    if (tag.name === 'value' && attributes !== null) {
      valueCount += 1
      if (valueCount > valuesMax) fail('Une fiche a trop de valeurs.', attributeName)
      const values = attributes.get(attributeName) ?? []
      values.push(text)
      attributes.set(attributeName, values)
    } else if (tag.name === 'addRequest' && attributes !== null) {
      entries.push(toEntry({ file, line: entryLine }, attributes))
      attributes = null
    }
    text = ''
  })
  return {
    write: (piece) => void parser.write(piece),
    close() {
      parser.close()
      if (!sawRoot) fail('Le fichier est vide.')
    },
    takeEntries() {
      const taken = entries
      entries = []
      return taken
    },
  }
}

function toEntry(place: Place, attributes: ReadonlyMap<string, readonly string[]>): AafEntry {
  return {
    place,
    names: [...attributes.keys()],
    values: (name) => attributes.get(name) ?? [],
    value: (name) => (attributes.get(name)?.[0] ?? '').trim(),
  }
}
