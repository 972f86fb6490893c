/** Records that wait for a tunnel's page to fetch them, each socket's in their order. */
import { recordBytes, type TunnelRecord } from '#contract/tunnel-records.ts'
import type { Clock } from '#kernel/clock.ts'

export interface WaitingRecords {
  /** `keepMs`: afterwards it is worth nothing, and left out. Whoever adds bounds it by `bytesOf`. */
  add(record: TunnelRecord, keepMs: number): void
  bytesOf(socket: number): number
  /** Those of the sockets of which least waits first; up to so many bytes, and one record at least. */
  take(bytesMax: number): TunnelRecord[]
}

interface Lane {
  readonly waiting: { readonly record: TunnelRecord; readonly untilMs: number }[]
  bytes: number
}

export function createWaitingRecords(clock: Clock): WaitingRecords {
  const lanes = new Map<number, Lane>()
  const first = (lane: Lane): TunnelRecord | null => {
    const next = lane.waiting.shift()
    if (next === undefined) return null
    lane.bytes -= recordBytes(next.record)
    return next.untilMs < clock.monotonicMs() ? first(lane) : next.record
  }
  return {
    add(record, keepMs) {
      const lane = lanes.get(record.socket) ?? { waiting: [], bytes: 0 }
      lanes.set(record.socket, lane)
      lane.waiting.push({ record, untilMs: clock.monotonicMs() + keepMs })
      lane.bytes += recordBytes(record)
    },
    bytesOf: (socket) => lanes.get(socket)?.bytes ?? 0,
    take(bytesMax) {
      const taken: TunnelRecord[] = []
      let bytes = 0
      const inOrder = [...lanes].sort(([, one], [, other]) => one.bytes - other.bytes)
      for (const [socket, lane] of inOrder) {
        while (bytes < bytesMax) {
          const record = first(lane)
          if (record === null) break
          bytes += recordBytes(record)
          taken.push(record)
        }
        if (lane.waiting.length === 0) lanes.delete(socket)
      }
      return taken
    },
  }
}
