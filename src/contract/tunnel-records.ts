/**
 * Records of a tunnel (`live-tunnel.ts`): what happens to one of its sockets, or what is said over it.
 *
 * | Bytes | Holds |
 * | --- | --- |
 * | 0–3 | which socket: the page numbers them from 1 |
 * | 4 | kind |
 * | 5–7 | bytes of what follows |
 * | 8 … | `open` upward: the address; `text`, `binary`: the message; `close`: two bytes of code |
 */

export const recordHeaderBytes = 8

export const recordKinds = {
  /** Upward: opens a socket. Downward: it is open. */
  open: 1,
  text: 2,
  binary: 3,
  /** Upward: the page closes it. Downward: it is closed, with its code. */
  close: 4,
  /** Downward: whether the page hears is asked; that it has got this is the answer. */
  ping: 5,
} as const

export type RecordKind = (typeof recordKinds)[keyof typeof recordKinds]

export interface TunnelRecord {
  readonly socket: number
  readonly kind: RecordKind
  readonly payload: Uint8Array
}

const kinds = new Set<number>(Object.values(recordKinds))
const isKind = (kind: number): kind is RecordKind => kinds.has(kind)

export function recordBytes({ payload }: Pick<TunnelRecord, 'payload'>): number {
  return recordHeaderBytes + payload.length
}

/** The records one after another, `before` bytes left free in front of them. */
export function packRecords(records: readonly TunnelRecord[], before = 0): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(records.reduce((sum, record) => sum + recordBytes(record), before))
  const view = new DataView(packed.buffer)
  let at = before
  for (const { kind, payload, socket } of records) {
    view.setUint32(at, socket)
    view.setUint8(at + 4, kind)
    view.setUint8(at + 5, payload.length >> 16)
    view.setUint16(at + 6, payload.length & 0xffff)
    packed.set(payload, at + recordHeaderBytes)
    at += recordHeaderBytes + payload.length
  }
  return packed
}

export interface RecordReader {
  /** Null: no records of ours, or one that is larger than it may be; then nothing more can be read. */
  read(bytes: Uint8Array): readonly TunnelRecord[] | null
  /** Nothing of a record has come whose rest is still to come. */
  isBetween(): boolean
}

/** Reads records out of pieces that may begin and end anywhere. A payload is good until the next piece. */
export function createRecordReader(payloadBytesMax: number): RecordReader {
  let rest: Uint8Array = new Uint8Array()
  return {
    read(bytes) {
      const all = rest.length === 0 ? bytes : joined(rest, bytes)
      const view = new DataView(all.buffer, all.byteOffset, all.byteLength)
      const records: TunnelRecord[] = []
      let at = 0
      while (at + recordHeaderBytes <= all.length) {
        const kind = view.getUint8(at + 4)
        const length = (view.getUint8(at + 5) << 16) | view.getUint16(at + 6)
        if (!isKind(kind) || length > payloadBytesMax) return null
        const from = at + recordHeaderBytes
        if (from + length > all.length) break
        records.push({
          socket: view.getUint32(at),
          kind,
          payload: all.subarray(from, from + length),
        })
        at = from + length
      }
      rest = all.slice(at)
      return records
    },
    isBetween: () => rest.length === 0,
  }
}

export function packCode(code: number): Uint8Array {
  return Uint8Array.of(code >> 8, code & 0xff)
}

/** 1006 of RFC 6455, section 7.4.1, where none was said: the line broke. */
export function readCode(payload: Uint8Array): number {
  const [high, low] = payload
  return high === undefined || low === undefined ? 1_006 : (high << 8) | low
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
