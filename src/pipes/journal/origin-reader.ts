/**
 * Where in the world an address is, coarsely, from database files that the operator supplies (MMDB:
 * MaxMind, DB-IP, IPFire …). Without a file it is not known. It is told, and nobody is judged by it.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type AsnResponse, type CountryResponse, Reader, validate } from 'maxmind'
import { PlainError, type PlainWords } from '#engine/config/plain-error.ts'
import { plainAddress } from '#kernel/address-key.ts'
import type { OriginPlace } from './journal-record.ts'
import { sampleAddresses } from './mmdb-sample.ts'

/** French, and not in Europe: each has a code of its own. */
const overseas: ReadonlySet<string> = new Set('RE GP MQ GF YT NC PF PM WF BL MF'.split(' '))

export interface Origin {
  readonly place: OriginPlace
  /** The network's autonomous system number. */
  readonly network: number | null
}

/** Which file an origin was read from: part of every verdict. */
export interface OriginFile {
  readonly what: 'country' | 'network'
  /** Of the file, in hexadecimal. */
  readonly sha256: string
  /** When its maker built it, in ms since 1970; 0: it does not say. */
  readonly builtAt: number
}

/** A file that can be read, and of which something is to be said all the same. */
export interface OriginFlaw extends PlainWords {
  readonly what: OriginFile['what']
}

export interface OriginFinder {
  readonly files: readonly OriginFile[]
  readonly flaws: readonly OriginFlaw[]
  find(address: string): Origin
}

export interface OriginPaths {
  readonly country: string | null
  readonly network: string | null
}

/** Throws a `PlainError` where a file is named and is none, or is damaged. */
export function openOrigins({ country, network }: OriginPaths): OriginFinder {
  const countries = country === null ? null : openFile<CountryResponse>('country', country)
  const networks = network === null ? null : openFile<AsnResponse>('network', network)
  const opened = [countries, networks].filter((one) => one !== null)
  return {
    files: opened.map(({ file }) => file),
    flaws: opened.flatMap(({ flaw }) => flaw ?? []),
    find: (address) => ({
      place: countries === null ? 'unknown' : placeOf(look(countries.reader, address)),
      network: networkOf(look(networks?.reader, address)),
    }),
  }
}

/** In ms: places and networks move hands, and a file that is older tells where they were. */
const originsAgeMsMax = 180 * 86_400_000

/** Of which day a file is, where that is too long ago, or not told; null: it is fresh. */
export function describeAge({ builtAt, what }: OriginFile, nowMs: number): OriginFlaw | null {
  if (builtAt >= nowMs - originsAgeMsMax) return null
  const day = builtAt === 0 ? null : new Date(builtAt).toISOString().slice(0, 10)
  return {
    what,
    french: `le fichier des origines ${day === null ? 'ne dit pas de quand il est' : `date du ${day}`} : les lieux sont à lire avec prudence`,
    english: `the file of origins ${day === null ? 'does not tell its date' : `is of ${day}`}: read places with care`,
  }
}

function placeOf(found: CountryResponse | null): OriginPlace {
  const code = found?.country?.iso_code
  if (typeof code !== 'string') return 'unknown'
  if (code === 'FR') return 'metropolitan'
  return overseas.has(code) ? 'overseas' : 'abroad'
}

function networkOf(found: AsnResponse | null): number | null {
  const number = found?.autonomous_system_number
  return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : null
}

/** Of a place in the file that is damaged nothing is known: nobody who is served pays for it. */
function look<T extends CountryResponse | AsnResponse>(
  reader: Reader<T> | undefined,
  address: string,
): T | null {
  if (reader === undefined) return null
  const plain = plainAddress(address)
  // A file of IPv4 alone would take the first bits of an IPv6 address for one of its own.
  const isStrange = reader.metadata.ipVersion === 4 && plain.includes(':')
  if (isStrange || !validate(plain)) return null
  try {
    return reader.get(plain)
  } catch {
    return null
  }
}

interface OpenedFile<T extends CountryResponse | AsnResponse> {
  readonly reader: Reader<T>
  readonly file: OriginFile
  readonly flaw: OriginFlaw | null
}

function openFile<T extends CountryResponse | AsnResponse>(
  what: OriginFile['what'],
  path: string,
): OpenedFile<T> {
  try {
    const bytes = readFileSync(path)
    const reader = new Reader<T>(bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const builtAt = reader.metadata.buildEpoch.getTime()
    const file = { what, sha256, builtAt: Number.isFinite(builtAt) ? builtAt : 0 }
    return { reader, file, flaw: findFlaw(what, path, { reader, bytes }) }
  } catch (cause) {
    throw new PlainError(
      {
        french: `Le fichier des origines ${path} ne peut pas être lu : il faut un fichier MMDB entier.`,
        english: `The file of origins ${path} cannot be read: it must be a whole MMDB file.`,
      },
      { cause },
    )
  }
}

const samples = 64

/** Throws where the tree, or what it leads to, cannot be read. */
function findFlaw<T extends CountryResponse | AsnResponse>(
  what: OriginFile['what'],
  path: string,
  { bytes, reader }: { readonly bytes: Buffer; readonly reader: Reader<T> },
): OriginFlaw | null {
  const { metadata } = reader
  const separator = bytes.subarray(metadata.searchTreeSize, metadata.searchTreeSize + 16)
  if (separator.length < 16 || separator.some((byte) => byte !== 0)) throw new Error('a cut tree')
  const found = sampleAddresses(bytes, metadata, samples).map((address) => reader.get(address))
  if (found.length === 0) {
    return {
      what,
      french: `le fichier ${path} ne connaît aucune adresse`,
      english: `the file ${path} knows no address`,
    }
  }
  const isRight = found.some((one) =>
    what === 'country'
      ? typeof (one as CountryResponse | null)?.country?.iso_code === 'string'
      : networkOf(one as AsnResponse | null) !== null,
  )
  if (isRight) return null
  const kind = metadata.databaseType
  return what === 'country'
    ? {
        what,
        french: `le fichier ${path} (${kind}) ne dit pas les pays : les lieux restent inconnus`,
        english: `the file ${path} (${kind}) does not tell countries: places stay unknown`,
      }
    : {
        what,
        french: `le fichier ${path} (${kind}) ne dit pas les réseaux (ASN) : ils restent inconnus`,
        english: `the file ${path} (${kind}) does not tell networks (ASN): they stay unknown`,
      }
}
