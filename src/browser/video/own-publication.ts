/** One's own camera on its way to the forwarding server: offered, and again when it did not come about. */
import { cameraBitsPerSecond } from '#contract/live-video.ts'
import type { DriverState, OwnTracks } from './media-driver.ts'
import { openPeerConnection, type PeerConnection } from './peer-connection.ts'

const againMsMin = 500
const againMsMax = 15_000

export interface OwnPublication {
  state(): DriverState['own']
  publish(tracks: OwnTracks): void
  setVoice(voice: MediaStreamTrack | null): void
  /** The server's answer. */
  published(sdp: string): void
  /** The server has it no longer, or never took it. */
  unpublished(): void
  /** The server is away; what was shown is shown again by `offer`. */
  pause(): void
  /** Shows what is to be shown, if anything. */
  offer(): void
  stop(): void
}

export function createOwnPublication(given: {
  iceServers(): readonly RTCIceServer[]
  mayShow(): boolean
  say(sdp: string): boolean
  onChange(): void
}): OwnPublication {
  let tracks: OwnTracks | null = null
  let peer: PeerConnection | null = null
  let voiceSender: RTCRtpSender | null = null
  let state: DriverState['own'] = 'off'
  let failures = 0
  let again: ReturnType<typeof setTimeout> | undefined

  const become = (next: DriverState['own']): void => {
    state = next
    given.onChange()
  }
  const letGo = (): void => {
    clearTimeout(again)
    peer?.close()
    peer = null
    voiceSender = null
  }
  const offerLater = (): void => {
    letGo()
    if (tracks === null) return
    failures += 1
    const longestMs = Math.min(againMsMax, againMsMin * 2 ** failures)
    again = setTimeout(offer, longestMs * (0.5 + Math.random() / 2))
    become('opening')
  }
  const offer = (): void => {
    letGo()
    if (tracks === null || !given.mayShow()) return
    const mine = openPeerConnection(given.iceServers(), {
      onConnected() {
        failures = 0
        become('on')
      },
      onFailed: offerLater,
    })
    peer = mine
    become('opening')
    const { as, camera, voice } = tracks
    // Where the line is short, signs lose sharpness before they lose frames.
    if (as === 'interpreter') camera.contentHint = 'motion'
    mine.rtc.addTransceiver(camera, {
      direction: 'sendonly',
      sendEncodings: [{ maxBitrate: cameraBitsPerSecond }],
    })
    if (as === 'camera') {
      voiceSender = mine.rtc.addTransceiver(voice ?? 'audio', { direction: 'sendonly' }).sender
    }
    mine.rtc
      .createOffer()
      .then((description) => mine.describe(description))
      .then((sdp) => {
        if (peer === mine && !given.say(sdp)) offerLater()
      })
      .catch(() => {
        if (peer === mine) offerLater()
      })
  }
  const stop = (): void => {
    letGo()
    tracks = null
    failures = 0
    if (state !== 'off') become('off')
  }

  return {
    state: () => state,
    publish(next) {
      tracks = next
      failures = 0
      offer()
    },
    setVoice(voice) {
      if (tracks === null || tracks.voice === voice) return
      tracks = { ...tracks, voice }
      // A connection that is over takes no track; the next one begins with it.
      voiceSender?.replaceTrack(voice).catch(() => undefined)
    },
    published(sdp) {
      const mine = peer
      mine?.rtc.setRemoteDescription({ type: 'answer', sdp }).catch(() => {
        if (peer === mine) offerLater()
      })
    },
    unpublished() {
      if (given.mayShow()) offerLater()
      else stop()
    },
    pause() {
      letGo()
      if (tracks !== null) become('opening')
    },
    offer,
    stop,
  }
}
