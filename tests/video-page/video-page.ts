/** A page around the video and the sound of a room and nothing else, for its test. */
import { openSound } from '../../src/browser/sound/open-sound.ts'
import type { Sound } from '../../src/browser/sound/sound.ts'
import type { MediaDriver } from '../../src/browser/video/media-driver.ts'
import { openVideo } from '../../src/browser/video/open-video.ts'

/** What came of one camera, as the browser itself counts. */
export interface CameraCounts {
  readonly framesDecoded: number
  /** Of the voice with it; grows while something is heard. */
  readonly audioEnergy: number
}

export interface VideoPage {
  open(tickets: { readonly video: string; readonly sound?: string }): void
  /** The device's camera and microphone go out, by the driver and, where it is open, by the sound. */
  publish(): Promise<void>
  stop(): void
  renew(ticket: string): void
  setSeeing(isSeeing: boolean): void
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

const connections: RTCPeerConnection[] = []
const OwnConnection = RTCPeerConnection
window.RTCPeerConnection = class extends OwnConnection {
  constructor(settings?: RTCConfiguration) {
    super(settings)
    connections.push(this)
  }
}

function opened(): MediaDriver {
  if (driver === null) throw new Error('no video is open')
  return driver
}
const note = (kind: 'gone' | 'back'): void => void turns.push({ kind, atMs: Date.now() })

window.videoPage = {
  open(tickets) {
    driver = openVideo({
      lessonId,
      ticket: tickets.video,
      onGone: () => note('gone'),
      onBack: () => note('back'),
    })
    if (tickets.sound !== undefined) sound = openSound({ lessonId, ticket: tickets.sound })
  },
  async publish() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
    const [camera] = stream.getVideoTracks()
    if (camera === undefined) throw new Error('there is no camera')
    opened().publish({ camera, voice: stream.getAudioTracks()[0] ?? null })
    await sound?.setMicrophone(true)
  },
  stop: () => opened().stop(),
  renew: (ticket) => opened().renew(ticket),
  setSeeing: (isSeeing) => opened().setSeeing(isSeeing),
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
    let framesDecoded = 0
    let audioEnergy = 0
    for (const connection of connections.filter(
      ({ connectionState }) => connectionState === 'connected',
    )) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== 'inbound-rtp') continue
        framesDecoded += report.framesDecoded ?? 0
        audioEnergy += report.totalAudioEnergy ?? 0
      }
    }
    return { framesDecoded, audioEnergy }
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
  for (const { stream } of opened().current().seen) {
    const seen = document.createElement('video')
    seen.srcObject = stream
    document.body.append(seen)
    void seen.play()
  }
})
