/** Calls as they go over the wire, made once before the run. */
import { type Call, countMark } from './load-plan.ts'

/** Counts have seven digits from the first to the last, so that a body keeps its length. */
export const firstCount = 1_000_000
const lastCount = 9_999_999

/** The text of the nth call; without a mark in it, always the same. */
export type CallText = (count: number) => string

export function callText(call: Call, port: number): CallText {
  const origin = `http://127.0.0.1:${port}`
  const headers: Record<string, string> = {
    host: `127.0.0.1:${port}`,
    origin,
    ...(call.body === undefined
      ? {}
      : {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(call.body)),
        }),
    ...call.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const head = [`${call.method} ${call.path} HTTP/1.1`, ...lines, '', ''].join('\r\n')
  // Written as latin1, one byte a sign: UTF-8 goes through as the bytes that it is.
  const text = Buffer.from(head + (call.body ?? ''), 'utf8').toString('latin1')
  const parts = text.split(countMark)
  if (parts.length === 1) return () => text
  return (count) => {
    if (count > lastCount) throw new Error('no count left: the bench is too long')
    return parts.join(String(count))
  }
}
