/**
 * The longer way into a live class, where no WebSocket opens: sockets through one tunnel of plain requests.
 * How they travel stands in `live-tunnel.ts`. It is fetched when it is needed.
 */
import {
  type OpenedTunnel,
  type TunnelReceive,
  tunnelHeader,
  tunnelHoldMsMax,
  tunnelMessageBytesMax,
  tunnelPath,
  tunnelReceivePath,
  tunnelReceivesMax,
  tunnelSendPath,
} from '#contract/live-tunnel.ts'
import { createRecordReader, recordKinds, type TunnelRecord } from '#contract/tunnel-records.ts'
import { createByteOrder } from './byte-order.ts'
import type { LineSocket } from './line-socket.ts'
import { createTunnelSockets, type TunnelSockets } from './tunnel-sockets.ts'
import { createUpwardBodies, type UpwardBodies } from './upward-bodies.ts'

/** What of the browser is needed; handed in, so that ways can be tried out. */
export interface TunnelOutside {
  /** Rejects where no whole answer comes, and when it is given up. */
  post(path: string, init: TunnelPost): Promise<Response>
  after(ms: number, act: () => void): () => void
  nowMs(): number
}

export interface TunnelPost {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | string
  readonly signal: AbortSignal
}

export interface Tunnel {
  /** A socket to a path of the server, opened through the tunnel. */
  open(path: string): LineSocket
  isOver(): boolean
}

/** An answer that flows on shows it so soon, or a proxy waits for its end. */
const flowProofMs = 2_500
/** Answers in turn that were cut while they flowed. */
const cutFlowsMax = 2
/** Without one answer for so long the tunnel is given up, and another is opened. */
const lostMsMax = 12_000
const againMsMin = 200
const againMsMax = 2_000
const openMsMax = 8_000
const sendMsMax = 10_000
/** A question waits for its turn, and then flows. */
const receiveMsMax = 2 * tunnelHoldMsMax + 5_000
/** The next socket may come soon; then the tunnel is let go. */
const unusedMsMax = 5_000
/** Sooner than the server stops, for want of hearing that they came. */
const unsaidBytesMax = 32 * 1024
/** What another try does not mend. */
const finalStatuses: ReadonlySet<number> = new Set([400, 401, 403, 404])

class FinalError extends Error {}

export function createTunnel(outside: TunnelOutside): Tunnel {
  const leaving = new AbortController()
  /** Of answers that flow, until that is given up. */
  const flowing = new AbortController()
  const reader = createRecordReader(tunnelMessageBytesMax)
  let name: string | null = null
  let isOver = false
  /** Something did not come: the next question asks for it again. */
  let isAgain = false
  let saidTo = 0
  let failingSinceMs: number | null = null
  let callOffUnused: () => void = () => undefined

  const end = (): void => {
    if (isOver) return
    isOver = true
    leaving.abort()
    sockets.endAll()
  }
  const succeeded = (): void => {
    failingSinceMs = null
  }
  /** True after a while: once more. False: it is over. */
  const mayTryAgain = async (error: unknown, tries: number): Promise<boolean> => {
    if (isOver) return false
    const nowMs = outside.nowMs()
    failingSinceMs ??= nowMs
    if (error instanceof FinalError || nowMs - failingSinceMs > lostMsMax) {
      end()
      return false
    }
    await new Promise<void>((done) => {
      outside.after(Math.min(againMsMax, againMsMin * 2 ** tries), done)
    })
    return !isOver
  }
  const post = <T>(asked: Asked, read: (answer: Response) => Promise<T>): Promise<T> =>
    withinLimits([leaving.signal, ...asked.signals], asked.msMax, async (signal) => {
      const tunnel = name === null ? {} : { [tunnelHeader]: name }
      const headers = { 'content-type': asked.type, ...tunnel }
      const answer = await outside.post(asked.path, { headers, body: asked.body, signal })
      if (finalStatuses.has(answer.status)) throw new FinalError(`${asked.path}: ${answer.status}`)
      if (!answer.ok) throw new Error(`${asked.path}: ${answer.status}`)
      return read(answer)
    })

  const hear = (records: readonly TunnelRecord[] | null): void => {
    if (records === null) {
      end()
      return
    }
    for (const record of records) {
      // That it came is the answer, and it goes at once: somebody may count as gone without it.
      if (record.kind === recordKinds.ping && !flowing.signal.aborted) upward.say()
      sockets.hear(record)
    }
    if (order.got() - saidTo > unsaidBytesMax) upward.say()
  }
  const order = createByteOrder((bytes) => hear(reader.read(bytes)))
  const upward: UpwardBodies = createUpwardBodies({
    got() {
      saidTo = order.got()
      return saidTo
    },
    async send(body) {
      for (let tries = 0; ; tries += 1) {
        const asked = { path: tunnelSendPath, type: bytesType, body: body(), msMax: sendMsMax }
        try {
          await post({ ...asked, signals: [] }, (answer) => answer.arrayBuffer())
          return succeeded()
        } catch (error) {
          if (!(await mayTryAgain(error, tries))) return
        }
      }
    },
  })
  const sockets: TunnelSockets = createTunnelSockets(upward, {
    // It does not get through: better another tunnel than waiting for this one.
    onStuck: end,
    onUnused: endUnlessUsed,
  })
  function endUnlessUsed(): void {
    callOffUnused()
    callOffUnused = outside.after(unusedMsMax, () => {
      if (sockets.count() === 0) end()
    })
  }

  /** Asks once, and reads the answer to its end. `isProof`: it shows whether answers flow. */
  async function receiveOnce(isFlowing: boolean, isProof: boolean): Promise<void> {
    const ask: TunnelReceive = { got: order.got(), isAgain, isFlowing }
    isAgain = false
    saidTo = ask.got
    const callOff = isProof ? outside.after(flowProofMs, () => flowing.abort()) : () => undefined
    const asked = { path: tunnelReceivePath, type: jsonType, body: JSON.stringify(ask) }
    const signals = isFlowing ? [flowing.signal] : []
    try {
      await post({ ...asked, msMax: receiveMsMax, signals }, (answer) =>
        order.read(answer, () => {
          callOff()
          succeeded()
        }),
      )
    } finally {
      callOff()
    }
  }
  async function receive(isFirst: boolean): Promise<void> {
    let tries = 0
    let isProof = isFirst
    while (!isOver) {
      const isFlowing = !flowing.signal.aborted
      try {
        await receiveOnce(isFlowing, isProof && isFlowing)
        tries = 0
      } catch (error) {
        isAgain = true
        // Something cuts what flows: whole answers are too short for that.
        if (isFlowing && tries >= cutFlowsMax) flowing.abort()
        // Given up on purpose: it is asked at once in the other way.
        const isChange = isFlowing && flowing.signal.aborted
        if (!isChange && !(await mayTryAgain(error, tries))) return
        tries += 1
      }
      isProof = false
    }
  }

  async function start(): Promise<void> {
    const asked = { path: tunnelPath, type: jsonType, body: '{}', msMax: openMsMax, signals: [] }
    try {
      const opened: OpenedTunnel = await post(asked, (answer) => answer.json())
      name = opened.tunnel
    } catch {
      end()
      return
    }
    upward.open()
    for (let count = 0; count < tunnelReceivesMax; count += 1) void receive(count === 0)
  }
  void start()
  // Whoever wanted it may have left before it was there.
  endUnlessUsed()

  return {
    open(path) {
      callOffUnused()
      return sockets.open(path, isOver)
    },
    isOver: () => isOver,
  }
}

interface Asked {
  readonly path: string
  readonly type: string
  readonly body: TunnelPost['body']
  readonly msMax: number
  readonly signals: readonly AbortSignal[]
}

/** Not every browser makes one signal of several. */
async function withinLimits<T>(
  signals: readonly AbortSignal[],
  msMax: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController()
  const stop = (): void => limit.abort()
  const all = [...signals, AbortSignal.timeout(msMax)]
  for (const signal of all) signal.addEventListener('abort', stop)
  if (all.some(({ aborted }) => aborted)) stop()
  try {
    return await work(limit.signal)
  } finally {
    for (const signal of all) signal.removeEventListener('abort', stop)
  }
}

const bytesType = 'application/octet-stream'
const jsonType = 'application/json'

/** With what the browser gives. */
export function openTunnelHere(): Tunnel {
  return createTunnel({
    post: (path, { body, headers, signal }) =>
      fetch(path, {
        method: 'POST',
        headers,
        body,
        signal,
        cache: 'no-store',
        credentials: 'same-origin',
      }),
    after(ms, act) {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
    nowMs: () => performance.now(),
  })
}
