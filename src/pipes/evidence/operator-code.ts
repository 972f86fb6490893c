/**
 * How an operator comes in: a code that the command prints, typed once, and the cookie that it gives.
 * There is no operator's account; whoever may run commands on the machine may look. Pure: keys and
 * chance are handed in.
 */
import { keyedHash } from '#engine/crypto/keyed-hash.ts'
import type { Random } from '#kernel/random.ts'
import { readStatement, signStatement } from '#pipes/waiting-room/signed-statement.ts'

export const operatorKeyName = 'operator'
export const operatorCookie = '__Host-preau-operator'
export const codeForMs = 10 * 60_000
export const operatorForMs = 12 * 3_600_000

/** 32 signs that nobody takes for each other: 12 of them are 60 bits. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const codeLength = 12
const groupLength = 4
const idBytes = 16
const untilBytes = 6
const purpose = 'operator session'

export function mintCode(random: Pick<Random, 'bytes'>): string {
  const code = [...random.bytes(codeLength)].map((byte) => signs[byte % signs.length]).join('')
  return code.replaceAll(new RegExp(`.{${groupLength}}(?=.)`, 'g'), '$&-')
}

/** Under which name a code is kept: whoever reads the folder cannot type it. Null: it is no code. */
export function nameOfCode(key: Uint8Array, typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  const isCode = code.length === codeLength && [...code].every((sign) => signs.includes(sign))
  return isCode ? Buffer.from(keyedHash(key, 'operator code', code)).toString('hex') : null
}

export interface OperatorSession {
  /** 32 hexadecimal digits. */
  readonly id: string
  readonly untilMs: number
}

export function newOperatorSession(random: Pick<Random, 'bytes'>, nowMs: number): OperatorSession {
  const id = Buffer.from(random.bytes(idBytes)).toString('hex')
  return { id, untilMs: nowMs + operatorForMs }
}

export function mintOperatorToken(key: Uint8Array, { id, untilMs }: OperatorSession): string {
  const payload = Buffer.alloc(idBytes + untilBytes)
  payload.write(id, 'hex')
  payload.writeUIntBE(untilMs, idBytes, untilBytes)
  return signStatement(key, purpose, payload)
}

/** What a genuine cookie says that is not over; whether it was ended is not written in it. */
export function readOperatorToken(
  keys: readonly Uint8Array[],
  text: string | undefined,
  nowMs: number,
): OperatorSession | null {
  const payload = readStatement(keys, purpose, idBytes + untilBytes, text ?? '')
  if (payload === null) return null
  const untilMs = payload.readUIntBE(idBytes, untilBytes)
  return untilMs <= nowMs ? null : { id: payload.toString('hex', 0, idBytes), untilMs }
}
