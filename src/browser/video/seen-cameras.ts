/** The cameras of others on their way to this device: each answered as the server offers it. */
import { countFlow, type FlowCounts, lostPercentOf, noFlow } from './camera-flow.ts'
import { createFrameRate, type FrameRate } from './frame-rate.ts'
import type { SeenCamera } from './media-driver.ts'
import { openPeerConnection, type PeerConnection } from './peer-connection.ts'

const lookEveryMs = 1_000

export interface SeenCameras {
  seen(): readonly SeenCamera[]
  lostPercent(): number
  offered(by: number, sdp: string): void
  unseen(by: number): void
  /** All of them are over. */
  clear(): void
  close(): void
}

interface View {
  readonly peer: PeerConnection
  readonly stream: MediaStream
  isConnected: boolean
  isVoiced: boolean
  flow: FlowCounts
  readonly rate: FrameRate
  framesPerSecond: number | null
}

export function createSeenCameras(given: {
  iceServers(): readonly RTCIceServer[]
  answer(by: number, sdp: string): void
  again(by: number): void
  onChange(): void
}): SeenCameras {
  const views = new Map<number, View>()
  let seen: readonly SeenCamera[] = []
  let lostPercent = 0

  const tell = (): void => {
    seen = [...views].flatMap(([by, { framesPerSecond, isConnected, isVoiced, stream }]) =>
      isConnected ? [{ by, stream, isVoiced, framesPerSecond }] : [],
    )
    given.onChange()
  }
  const drop = (by: number): void => {
    views.get(by)?.peer.close()
    views.delete(by)
  }
  const offered = (by: number, sdp: string): void => {
    drop(by)
    const stream = new MediaStream()
    const peer = openPeerConnection(given.iceServers(), {
      onConnected() {
        view.isConnected = true
        tell()
      },
      onFailed() {
        views.delete(by)
        given.again(by)
        tell()
      },
    })
    const view: View = {
      peer,
      stream,
      isConnected: false,
      isVoiced: false,
      flow: noFlow,
      rate: createFrameRate(),
      framesPerSecond: null,
    }
    views.set(by, view)
    peer.rtc.ontrack = ({ track }) => stream.addTrack(track)
    peer.rtc
      .setRemoteDescription({ type: 'offer', sdp })
      .then(() => peer.rtc.createAnswer())
      .then((description) => peer.describe(description))
      .then((answer) => {
        if (views.get(by) === view) given.answer(by, answer)
      })
      .catch(() => {
        if (views.get(by) !== view) return
        drop(by)
        given.again(by)
      })
    tell()
  }

  const lookAt = async (view: View) => {
    const before = view.flow
    const report = await view.peer.rtc.getStats()
    const now = countFlow(report.values())
    view.flow = now
    view.isVoiced = now.voice > before.voice
    const framesPerSecond = view.rate.look(now.frames, performance.now())
    view.framesPerSecond = framesPerSecond === null ? null : Math.round(framesPerSecond)
    return { before, now }
  }
  const figures = (): string =>
    JSON.stringify([...views.values()].map((one) => [one.isVoiced, one.framesPerSecond]))
  const looking = setInterval(() => {
    if (views.size === 0) return
    const before = figures()
    void Promise.all([...views.values()].map(lookAt)).then((pairs) => {
      const percent = lostPercentOf(pairs)
      const now = figures()
      if (percent === lostPercent && before === now) return
      lostPercent = percent
      tell()
    })
  }, lookEveryMs)

  return {
    seen: () => seen,
    lostPercent: () => lostPercent,
    offered,
    unseen(by) {
      drop(by)
      tell()
    },
    clear() {
      for (const by of [...views.keys()]) drop(by)
      lostPercent = 0
      tell()
    },
    close() {
      clearInterval(looking)
      for (const by of [...views.keys()]) drop(by)
      seen = []
    },
  }
}
