/**
 * Opens full video of a room: its line to our server, over which everything is agreed, and the connections
 * to the forwarding server. When that one is gone, the page is told so and the driver waits for it.
 */
import { browserLine } from '#browser/sound/browser-line.ts'
import { createSoundLine } from '#browser/sound/sound-line.ts'
import { liveAddress } from '#contract/live-address.ts'
import { type CameraKind, cameraKinds } from '#contract/live-camera.ts'
import {
  type FromVideo,
  type IceServer,
  type ToVideo,
  videoPath,
  wantedOnEntry,
} from '#contract/live-video.ts'
import type { DriverState, MediaDriver, VideoOptions } from './media-driver.ts'
import { createOwnPublication } from './own-publication.ts'
import { createSeenCameras } from './seen-cameras.ts'

export function openVideo(options: VideoOptions): MediaDriver {
  const listeners = new Set<() => void>()
  let state: DriverState | null = null
  let iceServers: readonly IceServer[] = []
  let isThere = false
  let wasThere = false
  const isSeeing: Record<CameraKind, boolean> = { ...wantedOnEntry }

  const onChange = (): void => {
    state = null
    for (const listen of listeners) listen()
  }
  const say = (message: ToVideo): boolean => line.say(message)
  const sayWish = (as: CameraKind): boolean => say({ kind: 'see', as, isOn: isSeeing[as] })
  const mayShow = (): boolean => isThere && line.maySpeak()
  const own = createOwnPublication({
    iceServers: () => iceServers.map((one) => ({ ...one })),
    mayShow,
    say: (sdp) => say({ kind: 'publish', sdp }),
    onChange,
  })
  const cameras = createSeenCameras({
    iceServers: () => iceServers.map((one) => ({ ...one })),
    answer: (by, sdp) => void say({ kind: 'answer', by, sdp }),
    again: (by) => void say({ kind: 'again', by }),
    onChange,
  })

  const come = (servers: readonly IceServer[]): void => {
    iceServers = servers
    if (isThere) return
    isThere = true
    for (const as of cameraKinds) if (isSeeing[as] !== wantedOnEntry[as]) sayWish(as)
    own.offer()
    onChange()
    if (wasThere) options.onBack?.()
    wasThere = true
  }
  const lose = (): void => {
    if (!isThere) return
    isThere = false
    own.pause()
    cameras.clear()
    options.onGone?.()
  }
  const hear = (told: FromVideo): void => {
    switch (told.kind) {
      case 'here':
        come(told.iceServers)
        return
      case 'gone':
        lose()
        return
      case 'published':
        own.published(told.sdp)
        return
      case 'unpublished':
        own.unpublished()
        return
      case 'offer':
        cameras.offered(told.by, told.sdp)
        return
      case 'unseen':
        cameras.unseen(told.by)
    }
  }
  const line = createSoundLine(
    options.ticket,
    browserLine(liveAddress(videoPath, options.lessonId)),
    {
      onChange() {
        if (line.state() !== 'open') lose()
        // The room took the right away: whoever gets it back presses again.
        else if (isThere && !line.maySpeak()) own.stop()
        onChange()
      },
      onBundle: () => undefined,
      onWord: (word) => hear(word as FromVideo),
    },
  )
  const read = (): DriverState => ({
    isThere,
    mayShow: mayShow(),
    own: own.state(),
    seen: cameras.seen(),
    lostPercent: cameras.lostPercent(),
  })

  return {
    current() {
      state ??= read()
      return state
    },
    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    publish: own.publish,
    setVoice: own.setVoice,
    stop() {
      if (own.state() !== 'off') say({ kind: 'stop' })
      own.stop()
    },
    setSeeing(as, next) {
      if (next === isSeeing[as]) return
      isSeeing[as] = next
      sayWish(as)
    },
    renew: line.renew,
    close() {
      own.stop()
      cameras.close()
      line.close()
      listeners.clear()
    },
  }
}
