/**
 * Where in the world an address is, coarsely, from database files that the operator supplies (MMDB:
 * MaxMind, DB-IP, IPFire …). Without a file it is not known. It is told, and nobody is judged by it.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type AsnResponse, type CountryResponse, Reader, validate } from 'maxmind'
import { PlainError } from '#engine/config/plain-error.ts'
import type { OriginPlace } from './journal-record.ts'

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
  /** When its maker built it, in ms since 1970. */
  readonly builtAt: number
}

export interface OriginFinder {
  readonly files: readonly OriginFile[]
  find(address: string): Origin
}

export interface OriginPaths {
  readonly country: string | null
  readonly network: string | null
}

/** Throws a `PlainError` where a file is named and is none. */
export function openOrigins({ country, network }: OriginPaths): OriginFinder {
  const countries = country === null ? null : openFile<CountryResponse>('country', country)
  const networks = network === null ? null : openFile<AsnResponse>('network', network)
  return {
    files: [countries, networks].flatMap((opened) => (opened === null ? [] : [opened.file])),
    find: (address) => ({
      place: countries === null ? 'unknown' : placeOf(look(countries.reader, address)),
      network: look(networks?.reader, address)?.autonomous_system_number ?? null,
    }),
  }
}

function placeOf(found: CountryResponse | null): OriginPlace {
  const code = found?.country?.iso_code
  if (code === undefined) return 'unknown'
  if (code === 'FR') return 'metropolitan'
  return overseas.has(code) ? 'overseas' : 'abroad'
}

function look<T extends CountryResponse | AsnResponse>(
  reader: Reader<T> | undefined,
  address: string,
): T | null {
  if (reader === undefined || !validate(address)) return null
  return reader.get(address)
}

function openFile<T extends CountryResponse | AsnResponse>(
  what: OriginFile['what'],
  path: string,
): { readonly reader: Reader<T>; readonly file: OriginFile } {
  try {
    const bytes = readFileSync(path)
    const reader = new Reader<T>(bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { reader, file: { what, sha256, builtAt: reader.metadata.buildEpoch.getTime() } }
  } catch (cause) {
    throw new PlainError(
      {
        french: `Le fichier des origines ${path} ne peut pas être lu : il faut un fichier MMDB.`,
        english: `The file of origins ${path} cannot be read: it must be an MMDB file.`,
      },
      { cause },
    )
  }
}
