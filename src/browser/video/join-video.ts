/**
 * The cameras of a class with full video beside the frugal path. What goes out goes both ways, always; what
 * comes is taken in full where it comes so, and then the frugal way is spared. When full video is gone,
 * nothing has to be agreed: pictures and voice are asked for the frugal way again.
 */
import type { Cameras, CamerasView, SeenCamera } from '#browser/camera/cameras.ts'
import { createWatched } from '#browser/parts/watched.ts'
import type { LineQuality } from '#browser/pictures/line-quality.ts'
import type { Sound } from '#browser/sound/sound.ts'
import { cameraKinds } from '#contract/live-camera.ts'
import { createFullScreens } from './full-screens.ts'
import { fullWish } from './full-wish.ts'
import type { MediaDriver } from './media-driver.ts'

export interface JoinedCameras extends Cameras {
  /** The sound of the class, where one's own voice is and others' are heard; null: there is none. */
  follow(sound: Sound | null): void
  /** The frugal cameras go on alone. */
  leave(): void
}

/** One packet that is lost spoils a whole frame, and often those after it. */
const framesOfPacket = 3

export function joinVideo(
  cameras: Cameras,
  driver: MediaDriver,
  quality: LineQuality,
): JoinedCameras {
  const { set, subscribe, view } = createWatched<CamerasView>(cameras.view())
  let sound: Sound | null = null
  let stopHearing = (): void => undefined
  const screens = createFullScreens(settle)
  let isSettling = false
  let isLeft = false

  /** One's own camera goes out in full as long as it goes out at all. */
  const show = (): void => {
    const { own, ownAs, ownStream } = cameras.view()
    const { mayShow, own: now } = driver.current()
    const camera = own === 'on' ? (ownStream?.getVideoTracks()[0] ?? null) : null
    if (camera === null || ownAs === null) {
      if (now !== 'off') driver.stop()
      return
    }
    const voice = sound?.ownVoice() ?? null
    if (now === 'off' && mayShow) driver.publish({ as: ownAs, camera, voice })
    else driver.setVoice(voice)
  }
  /** Signs go on over a poor line too. */
  const sendsCamera = (): boolean =>
    cameras.view().ownAs === 'camera' && driver.current().own !== 'off'
  const see = (): void => {
    const { isWanted, shownBy } = cameras.view()
    const wish = fullWish(isWanted, quality.view())
    for (const as of cameraKinds) {
      driver.setSeeing(as, wish[as])
      const seen = driver.current().seen.find(({ by }) => by === shownBy[as])
      screens.show(as, wish[as] && seen !== undefined ? seen : null)
      cameras.spare(as, screens.view(as) !== null)
    }
    screens.setMaySound(sound !== null && !sound.current().needsPress)
    const heard = screens.heard()
    sound?.leaveOut(heard === null ? [] : [heard])
  }
  const viewNow = (): CamerasView => {
    const frugal = cameras.view()
    const camera = screens.view('camera') ?? frugal.seen.camera
    const interpreter = screens.view('interpreter') ?? frugal.seen.interpreter
    return { ...frugal, seen: { camera, interpreter } }
  }
  function settle(): void {
    // What is asked for here is told here at once.
    if (isSettling || isLeft) return
    isSettling = true
    show()
    see()
    isSettling = false
    const next = viewNow()
    if (!isSame(next, view())) set(next)
  }

  const stops = [
    cameras.subscribe(settle),
    driver.subscribe(settle),
    quality.subscribe(settle),
    quality.watchFrames(() => ({
      hasVideo: screens.has('camera') || sendsCamera(),
      lateFramesPercent: Math.min(100, framesOfPacket * driver.current().lostPercent),
    })),
  ]
  settle()
  return {
    ...cameras,
    view,
    subscribe,
    follow(next) {
      stopHearing()
      sound = next
      stopHearing = next?.subscribe(settle) ?? (() => undefined)
      settle()
    },
    leave() {
      isLeft = true
      for (const stop of stops) stop()
      stopHearing()
      sound?.leaveOut([])
      screens.close()
      for (const as of cameraKinds) cameras.spare(as, false)
    },
  }
}

function isSame(one: CamerasView, other: CamerasView): boolean {
  return (
    cameraKinds.every((as) => isSameCamera(one.seen[as], other.seen[as])) &&
    one.own === other.own &&
    one.ownStream === other.ownStream &&
    one.shownBy === other.shownBy &&
    one.isWanted === other.isWanted
  )
}

function isSameCamera(one: SeenCamera | null, other: SeenCamera | null): boolean {
  return (
    one === other ||
    (one !== null &&
      one.picture === other?.picture &&
      one.hasCome === other.hasCome &&
      one.isUnreadable === other.isUnreadable &&
      one.framesPerSecond === other.framesPerSecond)
  )
}
