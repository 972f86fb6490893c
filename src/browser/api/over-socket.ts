/** A socket to the page, whatever carries it: when one thing does not, another may, before it is open. */
import type { LineSocket } from './line-socket.ts'

/** States and codes of a `WebSocket`. */
const openingState = 0
const openState = 1
const closedState = 3
export const brokenCode = 1_006

export interface SocketEnd {
  readonly wasOpen: boolean
  readonly hasSpoken: boolean
  /** Null: the page closed it. */
  readonly code: number | null
}

export interface CarrierEvents {
  onOpen(): void
  /** True: something else carries on, and the page is told nothing. */
  onEnd(how: SocketEnd): boolean
}

export interface OverSocket {
  readonly line: LineSocket
  carry(carrier: LineSocket, events: CarrierEvents): void
  /** Lets go of what carries it, without a word to anybody. */
  drop(): void
  end(code: number): void
  isClosed(): boolean
}

export function createOverSocket(): OverSocket {
  let carrier: LineSocket | null = null
  let events: CarrierEvents | null = null
  let state = openingState
  let hasSpoken = false

  const drop = (): void => {
    const before = carrier
    carrier = null
    if (before === null) return
    before.onopen = null
    before.onmessage = null
    before.onclose = null
    before.close()
  }
  const end = (code: number): void => {
    if (state === closedState) return
    state = closedState
    line.onclose?.({ code })
  }
  const line: LineSocket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    get readyState() {
      // What carries it may be on its way out, and has not said so yet.
      return state === openState ? (carrier?.readyState ?? closedState) : state
    },
    get bufferedAmount() {
      return carrier?.bufferedAmount ?? 0
    },
    send(data) {
      if (line.readyState === openState) carrier?.send(data)
    },
    close() {
      if (state === closedState) return
      const wasOpen = state === openState
      state = closedState
      events?.onEnd({ wasOpen, hasSpoken, code: null })
      drop()
    },
  }

  return {
    line,
    carry(next, told) {
      carrier = next
      events = told
      next.onopen = () => {
        state = openState
        told.onOpen()
        line.onopen?.()
      }
      next.onmessage = (event) => {
        hasSpoken = true
        line.onmessage?.(event)
      }
      next.onclose = ({ code }) => {
        const wasOpen = state === openState
        if (!told.onEnd({ wasOpen, hasSpoken, code })) end(code)
      }
    },
    drop,
    end,
    isClosed: () => state === closedState,
  }
}
