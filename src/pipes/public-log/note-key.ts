/**
 * Keys of signed notes, as C2SP signed-note has them: a name, and an Ed25519 key that signs notes
 * (type 1) or cosigns checkpoints with the time (type 4, C2SP tlog-cosignature). Pure: seeds are
 * handed in.
 */
import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { decodeBase64 } from './strict-base64.ts'
import { sha256 } from './tree-hash.ts'

const seedBytes = 32
const keyIdBytes = 4
const publicKeyBytes = 32
const signatureBytes = 64
const timeBytes = 8

/** What the first byte of a key says it is for. */
const signatureTypes = { note: 1, cosignature: 4 } as const

/** Whom a signature is by: anybody can check, nobody else can sign. */
export interface VerifierKey {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly keyId: string
  readonly kind: keyof typeof signatureTypes
  /** `<name>+<key id>+<base64>`, as policies and commands take it. */
  readonly text: string
  /** Whether these bytes, without the key's id, sign this text. */
  verifies(text: string, signature: Uint8Array): boolean
}

/** Signs the text of a note. */
export interface NoteSigner {
  readonly verifierKey: VerifierKey
  /** The signature's line, with its newline. */
  sign(text: string): string
}

/** Says of a checkpoint that it goes on from all that was seen of its log until this time. */
export interface Cosigner {
  readonly verifierKey: VerifierKey
  cosign(text: string, timeSeconds: number): string
}

/** Names stand between spaces and pluses: none of these is in one. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.length <= 255 && !/[\s+\p{Z}\p{Cc}]/u.test(name)
}

export function createNoteSigner(name: string, seed: Uint8Array): NoteSigner {
  const privateKey = privateKeyOf(seed)
  const verifierKey = verifierKeyOf(name, 'note', publicBytesOf(privateKey))
  return {
    verifierKey,
    sign: (text) => signatureLine(verifierKey, signBytes(null, Buffer.from(text), privateKey)),
  }
}

export function createCosigner(name: string, seed: Uint8Array): Cosigner {
  const privateKey = privateKeyOf(seed)
  const verifierKey = verifierKeyOf(name, 'cosignature', publicBytesOf(privateKey))
  return {
    verifierKey,
    cosign(text, timeSeconds) {
      const time = Buffer.alloc(timeBytes)
      time.writeBigUInt64BE(BigInt(timeSeconds))
      const message = Buffer.from(cosignedText(text, BigInt(timeSeconds)))
      return signatureLine(verifierKey, Buffer.concat([time, signBytes(null, message, privateKey)]))
    },
  }
}

/** A key from its text; null where it is no key, or of a type that is not known here. */
export function readVerifierKey(text: string): VerifierKey | null {
  const [, name = '', keyId = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? []
  const bytes = decodeBase64(encoded)
  if (!isKeyName(name) || bytes === null || bytes.length !== 1 + publicKeyBytes) return null
  const kind = kindOf(bytes[0])
  if (kind === null) return null
  const key = verifierKeyOf(name, kind, bytes.subarray(1))
  return key.keyId === keyId ? key : null
}

/** The same key under another name. */
export function renamedKey({ kind, text }: VerifierKey, name: string): VerifierKey {
  const material = decodeBase64(text.slice(text.indexOf('+') + keyIdBytes * 2 + 2))
  return verifierKeyOf(name, kind, (material ?? new Uint8Array()).subarray(1))
}

/** When a cosignature was given, in seconds since 1970; from bytes of a signature that verifies. */
export function cosignedAtSeconds(signature: Uint8Array): number {
  return Number(Buffer.from(signature).readBigUInt64BE(0))
}

function kindOf(type: number | undefined): VerifierKey['kind'] | null {
  if (type === signatureTypes.note) return 'note'
  return type === signatureTypes.cosignature ? 'cosignature' : null
}

function verifierKeyOf(
  name: string,
  kind: VerifierKey['kind'],
  publicBytes: Uint8Array,
): VerifierKey {
  if (!isKeyName(name)) throw new Error(`not the name of a key: ${name}`)
  const material = Buffer.concat([Buffer.from([signatureTypes[kind]]), publicBytes])
  const named = Buffer.concat([Buffer.from(`${name}\n`), material])
  const keyId = Buffer.from(sha256(named)).subarray(0, keyIdBytes).toString('hex')
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicBytes).toString('base64url') }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  return {
    name,
    keyId,
    kind,
    text: `${name}+${keyId}+${material.toString('base64')}`,
    verifies(text, signature) {
      if (kind === 'note') {
        return (
          signature.length === signatureBytes &&
          verifyBytes(null, Buffer.from(text), publicKey, signature)
        )
      }
      if (signature.length !== timeBytes + signatureBytes) return false
      const time = Buffer.from(signature).readBigUInt64BE(0)
      const message = Buffer.from(cosignedText(text, time))
      return verifyBytes(null, message, publicKey, signature.subarray(timeBytes))
    },
  }
}

function cosignedText(text: string, timeSeconds: bigint): string {
  return `cosignature/v1\ntime ${timeSeconds}\n${text}`
}

function signatureLine({ name, keyId }: VerifierKey, signature: Uint8Array): string {
  const bytes = Buffer.concat([Buffer.from(keyId, 'hex'), signature])
  return `— ${name} ${bytes.toString('base64')}\n`
}

/** RFC 8410: the fixed head of an Ed25519 key in PKCS #8, before its 32 bytes. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

function privateKeyOf(seed: Uint8Array): KeyObject {
  if (seed.length !== seedBytes) throw new Error('a seed is 32 bytes')
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
}

function publicBytesOf(privateKey: KeyObject): Uint8Array {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  return Buffer.from(String(x), 'base64url')
}
