/** A page around the video and the sound of a room and nothing else, for its test. */
import { openSound } from '../../src/browser/sound/open-sound.ts'
import type { Sound } from '../../src/browser/sound/sound.ts'
import type { MediaDriver } from '../../src/browser/video/media-driver.ts'
import { openVideo } from '../../src/browser/video/open-video.ts'
import type { CameraKind } from '../../src/contract/live-camera.ts'

/** What came of one camera, as the browser itself counts. */
export interface CameraCounts {
  readonly framesDecoded: number
  /** Of the voice with it; grows while something is heard. */
  readonly audioEnergy: number
  /** Of all connections, those too that the page has let go of. */
  readonly packets: number
  /** When the last packets were seen to have come, by the clock of `Date`. */
  readonly lastPacketAtMs: number
}

export interface VideoPage {
  open(tickets: { readonly video?: string; readonly sound?: string }): void
  /** The device's camera and microphone go out, by the driver and, where it is open, by the sound. */
  publish(as?: CameraKind): Promise<void>
  /** What a page would say to publish, without saying it. */
  makeOffer(kinds?: readonly ('audio' | 'video')[]): Promise<string>
  stop(): void
  renew(ticket: string): void
  setSeeing(as: CameraKind, isSeeing: boolean): void
  state(): { readonly isThere: boolean; readonly mayShow: boolean; readonly own: string }
  /** Whose cameras are seen. */
  seen(): readonly number[]
  /** Of these, whose voices come with them. */
  voiced(): readonly number[]
  counts(): Promise<CameraCounts>
  /** Times of `gone` and `back`, by `performance.timeOrigin`'s clock. */
  readonly turns: readonly { readonly kind: 'gone' | 'back'; readonly atMs: number }[]
  speaking(): readonly number[]
  leave(): void
}

declare global {
  interface Window {
    videoPage: VideoPage
  }
}

/** Any: one process has the room. */
const lessonId = '0190a000-0000-7000-8000-000000000000'
const turns: { kind: 'gone' | 'back'; atMs: number }[] = []
let driver: MediaDriver | null = null
let sound: Sound | null = null

const lookEveryMs = 20
/** A page that does not do as it is told: what still comes is counted, and what it sends goes on. */
const closeLateMs = 3_000
const connections: RTCPeerConnection[] = []
const OwnConnection = RTCPeerConnection
window.RTCPeerConnection = class extends OwnConnection {
  constructor(settings?: RTCConfiguration) {
    super(settings)
    connections.push(this)
  }

  override close(): void {
    setTimeout(() => super.close(), closeLateMs)
  }
}

let packets = 0
let lastPacketAtMs = 0

async function inbound(): Promise<RTCInboundRtpStreamStats[]> {
  const reports = await Promise.all(connections.map((connection) => connection.getStats()))
  return reports.flatMap((report) =>
    [...report.values()].filter(({ type }) => type === 'inbound-rtp'),
  )
}

async function countPackets(): Promise<void> {
  const all = await inbound()
  const now = all.reduce((sum, { packetsReceived }) => sum + (packetsReceived ?? 0), 0)
  if (now > packets) lastPacketAtMs = Date.now()
  packets = Math.max(packets, now)
  setTimeout(() => void countPackets(), lookEveryMs)
}
void countPackets()

function opened(): MediaDriver {
  if (driver === null) throw new Error('no video is open')
  return driver
}
const note = (kind: 'gone' | 'back'): void => void turns.push({ kind, atMs: Date.now() })

window.videoPage = {
  open(tickets) {
    const { video } = tickets
    if (video !== undefined) {
      driver = openVideo({
        lessonId,
        ticket: video,
        onGone: () => note('gone'),
        onBack: () => note('back'),
      })
    }
    if (tickets.sound !== undefined) sound = openSound({ lessonId, ticket: tickets.sound })
  },
  async publish(as = 'camera') {
    await sound?.setMicrophone(true)
    if (driver === null) return
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
    const [camera] = stream.getVideoTracks()
    if (camera === undefined) throw new Error('there is no camera')
    driver.publish({ as, camera, voice: stream.getAudioTracks()[0] ?? null })
  },
  async makeOffer(kinds = ['video']) {
    const connection = new RTCPeerConnection()
    for (const kind of kinds) connection.addTransceiver(kind, { direction: 'sendonly' })
    await connection.setLocalDescription()
    return connection.localDescription?.sdp ?? ''
  },
  stop: () => opened().stop(),
  renew: (ticket) => opened().renew(ticket),
  setSeeing: (as, isSeeing) => opened().setSeeing(as, isSeeing),
  state() {
    const { isThere, mayShow, own } = opened().current()
    return { isThere, mayShow, own }
  },
  seen: () =>
    opened()
      .current()
      .seen.map(({ by }) => by),
  voiced: () =>
    opened()
      .current()
      .seen.flatMap(({ by, isVoiced }) => (isVoiced ? [by] : [])),
  async counts() {
    const all = await inbound()
    return {
      framesDecoded: all.reduce((sum, one) => sum + (one.framesDecoded ?? 0), 0),
      audioEnergy: all.reduce((sum, one) => sum + (one.totalAudioEnergy ?? 0), 0),
      packets,
      lastPacketAtMs,
    }
  },
  turns,
  speaking: () => sound?.current().speaking ?? [],
  leave() {
    driver?.close()
    sound?.close()
  },
}

document.querySelector('button')?.addEventListener('click', () => {
  void sound?.allow()
  for (const { stream } of driver?.current().seen ?? []) {
    const seen = document.createElement('video')
    seen.srcObject = stream
    document.body.append(seen)
    void seen.play()
  }
})
