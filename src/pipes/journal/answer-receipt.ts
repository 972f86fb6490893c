/**
 * A receipt: whoever holds it can show, to anybody, that an answer was given at a time, for a class of
 * routes, with a status; and nothing else. It opens a leaf of its own in the public log: not that of
 * the request, whose record says who asked and from where.
 */
import { hash } from 'node:crypto'
import { commitmentOf, nonceBytes } from '#pipes/public-log/commitment.ts'
import { type RouteClass, routeClasses } from './journal-record.ts'

export const receiptHeader = 'preau-receipt'
export const receiptIdBytes = 12
/** In base64url. */
export const receiptIdLength = 16
const nonceLength = 43

export interface Receipt {
  /** Ms since 1970. */
  readonly at: number
  readonly route: RouteClass
  readonly status: number
  /** 16 characters. */
  readonly id: string
  /** 32 random bytes in base64url, 43 characters: known to the holder alone. */
  readonly nonce: string
}

/** As it goes out in a header: some 80 characters. */
export function writeReceipt({ at, id, nonce, route, status }: Receipt): string {
  return `${at.toString(36)}.${route}.${status}.${id}.${nonce}`
}

const shape = /^([0-9a-z]{1,11})\.([a-z-]{1,20})\.(\d{3})\.([\w-]{16})\.([\w-]{43})$/

/** Null: no receipt of ours. */
export function readReceipt(text: string): Receipt | null {
  const [, at = '', routeText, status = '', id = '', nonce = ''] = shape.exec(text.trim()) ?? []
  const route = routeClasses.find((known) => known === routeText)
  if (route === undefined || Buffer.from(nonce, 'base64url').length !== nonceBytes) return null
  return { at: Number.parseInt(at, 36), route, status: Number(status), id, nonce }
}

/** Canonical JSON: no text in it needs escaping. */
function bodyOf(at: number, id: string, route: string, status: string): string {
  return `{"at":${at},"id":"${id}","kind":"receipt","route":"${route}","status":${status}}`
}

/** What its leaf commits to, before the nonce. */
export function receiptBody({ at, id, route, status }: Receipt): string {
  return bodyOf(at, id, route, String(status))
}

/** The entry of the log that goes with a receipt that was just written, in base64url. */
export function entryOfWritten(text: string): string {
  const nonceFrom = text.length - nonceLength
  const idFrom = nonceFrom - 1 - receiptIdLength
  const atUntil = text.indexOf('.')
  const routeUntil = text.indexOf('.', atUntil + 1)
  const body = bodyOf(
    Number.parseInt(text.slice(0, atUntil), 36),
    text.slice(idFrom, nonceFrom - 1),
    text.slice(atUntil + 1, routeUntil),
    text.slice(routeUntil + 1, idFrom - 1),
  )
  const end = desk.write(body, 'latin1')
  const nonceEnd = end + desk.write(text.slice(nonceFrom), end, 'base64url')
  return hash('sha256', desk.subarray(0, nonceEnd), 'base64url')
}

const desk = Buffer.alloc(512)

/** The entry of the log that this receipt opens. */
export function receiptEntry(receipt: Receipt): Uint8Array {
  return commitmentOf(Buffer.from(receiptBody(receipt)), Buffer.from(receipt.nonce, 'base64url'))
}
