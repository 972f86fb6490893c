/**
 * A receipt: whoever holds it can show, to anybody, that an answer was given at a time, for a class of
 * routes, with a status; and nothing else. It opens a leaf of its own in the public log: not that of
 * the request, whose record says who asked and from where.
 */
import { commitmentOf, nonceBytes } from '#pipes/public-log/commitment.ts'
import { type RouteClass, routeClasses } from './journal-record.ts'

export const receiptHeader = 'preau-receipt'
export const receiptIdBytes = 12
/** In base64url. */
export const receiptIdLength = 16
/** In base64url. */
export const nonceLength = 43

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

/** What receipts have in common that were given at the same time for the same. */
export function receiptHead(at: number, route: RouteClass, status: number): string {
  return `${at.toString(36)}.${route}.${status}`
}

/** What each has for itself. */
export function receiptTail(id: string, nonce: string): string {
  return `.${id}.${nonce}`
}

/** As it goes out in a header: some 80 characters. */
export function writeReceipt({ at, id, nonce, route, status }: Receipt): string {
  return receiptHead(at, route, status) + receiptTail(id, nonce)
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
export function bodyOf(at: number, id: string, route: string, status: string): string {
  return `{"at":${at},"id":"${id}","kind":"receipt","route":"${route}","status":${status}}`
}

/** What its leaf commits to, before the nonce. */
export function receiptBody({ at, id, route, status }: Receipt): string {
  return bodyOf(at, id, route, String(status))
}

/** The entry of the log that this receipt opens. */
export function receiptEntry(receipt: Receipt): Uint8Array {
  return commitmentOf(Buffer.from(receiptBody(receipt)), Buffer.from(receipt.nonce, 'base64url'))
}
