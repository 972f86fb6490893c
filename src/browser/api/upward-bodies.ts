/** What goes up a tunnel: records that were said together, in numbered bodies, few on the way at once. */
import { tunnelSendBytesMax, tunnelSendsMax } from '#contract/live-tunnel.ts'
import { packRecords, recordBytes, type TunnelRecord } from '#contract/tunnel-records.ts'

const bodyHeaderBytes = 8

export interface UpwardBodies {
  /** The tunnel is there: what was said before goes now. */
  open(): void
  add(record: TunnelRecord): void
  /** Says, without a record, up to which byte the page has all. */
  say(): void
  /** Bytes of a socket's messages that are not yet on their way. */
  waitingBytesOf(socket: number): number
}

export function createUpwardBodies(given: {
  /** Up to which byte the page has all; asked for when it is said. */
  got(): number
  /** Sends a body until it has arrived or all is over; it is made anew for each try. */
  send(body: () => Uint8Array<ArrayBuffer>): Promise<void>
}): UpwardBodies {
  let waiting: TunnelRecord[] = []
  let number = 0
  let underWay = 0
  let isOpen = false
  let isPlanned = false
  let isToSay = false

  function takeSome(): TunnelRecord[] {
    let bytes = bodyHeaderBytes
    const after = waiting.findIndex((record) => {
      bytes += recordBytes(record)
      return bytes > tunnelSendBytesMax
    })
    const taken = after < 0 ? waiting : waiting.slice(0, after)
    waiting = waiting.slice(taken.length)
    return taken
  }
  /** What is only to be said of what has come rides along, and takes no place that a voice needs. */
  const mayLeave = (): boolean =>
    waiting.length > 0 ? underWay < tunnelSendsMax : isToSay && underWay === 0

  function sendNow(): void {
    while (isOpen && mayLeave()) {
      const records = takeSome()
      isToSay = false
      number += 1
      underWay += 1
      const own = number
      const body = (): Uint8Array<ArrayBuffer> => {
        const packed = packRecords(records, bodyHeaderBytes)
        const view = new DataView(packed.buffer)
        view.setUint32(0, own)
        view.setUint32(4, given.got())
        return packed
      }
      void given.send(body).then(() => {
        underWay -= 1
        sendNow()
      })
    }
  }
  /** What is said in one turn leaves together. */
  function plan(): void {
    if (isPlanned) return
    isPlanned = true
    queueMicrotask(() => {
      isPlanned = false
      sendNow()
    })
  }

  return {
    open() {
      isOpen = true
      plan()
    },
    add(record) {
      waiting.push(record)
      plan()
    },
    say() {
      isToSay = true
      plan()
    },
    waitingBytesOf: (socket) =>
      waiting.reduce(
        (sum, record) => sum + (record.socket === socket ? record.payload.length : 0),
        0,
      ),
  }
}
