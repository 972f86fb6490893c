/** One connection to the forwarding server, whose candidates travel inside its description. */

/** How long addresses are gathered at most; those of this device are there at once. */
const gatherMsMax = 1_000
/** A connection that has not come about by then does not. */
const connectMsMax = 8_000

export interface PeerConnection {
  readonly rtc: RTCPeerConnection
  /** Makes this end's description the one that holds, and gives it with its candidates. */
  describe(description: RTCSessionDescriptionInit): Promise<string>
  /** For good, and nothing more is told of it. */
  close(): void
}

export function openPeerConnection(
  iceServers: readonly RTCIceServer[],
  told: { onConnected(): void; onFailed(): void },
): PeerConnection {
  const rtc = new RTCPeerConnection({ iceServers: [...iceServers], bundlePolicy: 'max-bundle' })
  const tooLong = setTimeout(() => fail(), connectMsMax)
  const close = (): void => {
    clearTimeout(tooLong)
    rtc.onconnectionstatechange = null
    rtc.ontrack = null
    rtc.close()
  }
  const fail = (): void => {
    close()
    told.onFailed()
  }
  rtc.onconnectionstatechange = () => {
    if (rtc.connectionState === 'failed') fail()
    if (rtc.connectionState !== 'connected') return
    clearTimeout(tooLong)
    told.onConnected()
  }
  return {
    rtc,
    async describe(description) {
      await rtc.setLocalDescription(description)
      await gathered(rtc)
      return rtc.localDescription?.sdp ?? ''
    },
    close,
  }
}

function gathered(rtc: RTCPeerConnection): Promise<void> {
  if (rtc.iceGatheringState === 'complete') return Promise.resolve()
  return new Promise((done) => {
    const timer = setTimeout(done, gatherMsMax)
    rtc.addEventListener('icegatheringstatechange', () => {
      if (rtc.iceGatheringState !== 'complete') return
      clearTimeout(timer)
      done()
    })
  })
}
