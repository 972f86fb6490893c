/**
 * HTTPS inside a school's own network. Browsers give service workers, WebCrypto and the
 * microphone only to secure pages, and count nothing but localhost as secure without a
 * certificate. So `--lan` makes a small authority of this machine, which each phone is asked
 * to trust once, and a certificate for the machine's present addresses; or the operator
 * brings a certificate of their own.
 */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { generate } from 'selfsigned'
import { PlainError } from '#engine/config/plain-error.ts'
import {
  makePrivateFolder,
  readPrivateFile,
  writePrivateFile,
} from '#engine/config/private-file.ts'
import type { Clock } from '#kernel/clock.ts'

export interface LanCertificate {
  /** PEM: the certificate, followed by those that lead to its authority. */
  readonly cert: string
  /** PEM; secret. */
  readonly key: string
  /** Names and addresses that it holds for, the one to tell people first. */
  readonly names: readonly string[]
  /** The file that a phone must trust; null for the operator's own certificate. */
  readonly authorityPath: string | null
}

const dayMs = 86_400_000
/** A phone is asked to trust the authority about once in two school years. */
const authorityDays = 730
/** An authority that ends sooner is replaced, so that it never ends in the middle of a day. */
const authorityRestDaysMin = 30
/** Apple's limit for certificates of an authority that a user installed is 825 days. */
const certificateDays = 90

/** The names and addresses by which others on the network reach this machine. */
export function lanNames(): readonly string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)
  const name = hostname().toLowerCase()
  const local = name === '' || name.includes('.') ? [] : [`${name}.local`]
  return [...new Set([...addresses, ...local, ...(name === '' ? [] : [name])])]
}

/**
 * Makes a certificate for `names` and this machine itself, signed by the authority in
 * `dataDir/lan`, which is created at the first call.
 */
export async function makeLanCertificate(options: {
  readonly dataDir: string
  readonly names: readonly string[]
  readonly clock: Pick<Clock, 'now'>
}): Promise<LanCertificate> {
  const folder = join(options.dataDir, 'lan')
  makePrivateFolder(folder)
  const now = options.clock.now()
  const authority = await openAuthority(folder, now)
  const names = [...new Set([...options.names, 'localhost', '127.0.0.1', '::1'])]
  const made = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - dayMs),
    notAfterDate: new Date(now + certificateDays * dayMs),
    ca: { key: authority.key, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) =>
          isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name },
        ),
      },
    ],
  })
  return {
    cert: `${made.cert.trim()}\n${authority.cert.trim()}\n`,
    key: made.private,
    names,
    authorityPath: authority.path,
  }
}

/** The operator's own files. Throws a `PlainError` where they do not fit together. */
export function readOwnCertificate(
  certPath: string,
  keyPath: string,
  clock: Pick<Clock, 'now'>,
): LanCertificate {
  try {
    const cert = readFileSync(certPath, 'utf8')
    const key = readFileSync(keyPath, 'utf8')
    createSecureContext({ cert, key })
    const { validTo, subjectAltName } = new X509Certificate(cert)
    if (Date.parse(validTo) < clock.now()) throw new Error(`it ended on ${validTo}`)
    const names = (subjectAltName ?? '').matchAll(/(?:DNS|IP Address):([^,\s]+)/g)
    return { cert, key, names: Array.from(names, ([, name = '']) => name), authorityPath: null }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PlainError(
      {
        french: `Le certificat ${certPath} et la clé ${keyPath} ne peuvent pas servir : ${reason}.`,
        english: `The certificate ${certPath} and the key ${keyPath} cannot be used: ${reason}.`,
      },
      { cause },
    )
  }
}

interface Authority {
  readonly cert: string
  readonly key: string
  readonly path: string
}

async function openAuthority(folder: string, now: number): Promise<Authority> {
  const path = join(folder, 'preau-autorite.crt')
  const keyPath = join(folder, 'preau-autorite.key')
  const cert = readPrivateFile(path)
  const key = readPrivateFile(keyPath)
  if (cert !== null && key !== null) {
    const restMs = Date.parse(new X509Certificate(cert).validTo) - now
    if (restMs > authorityRestDaysMin * dayMs) return { cert, key, path }
  }
  const made = await generate([{ name: 'commonName', value: `Préau (${hostname()})` }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - dayMs),
    notAfterDate: new Date(now + authorityDays * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  writePrivateFile(keyPath, made.private)
  writePrivateFile(path, made.cert)
  return { cert: made.cert, key: made.private, path }
}
