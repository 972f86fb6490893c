/**
 * The cameras of a class with full video beside the frugal path. What goes out goes both ways, always; what
 * comes is taken in full where it comes so, and then the frugal way is spared. When full video is gone,
 * nothing has to be agreed: pictures and voice are asked for the frugal way again.
 */
import type { Cameras, CamerasView, SeenCamera as Seen } from '#browser/camera/cameras.ts'
import { createWatched } from '#browser/parts/watched.ts'
import { type LineQuality, seesVideo } from '#browser/pictures/line-quality.ts'
import type { Sound } from '#browser/sound/sound.ts'
import type { MediaDriver } from './media-driver.ts'
import { createMovingScreen, type MovingScreen } from './moving-screen.ts'

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
  let screen: MovingScreen | null = null
  let isSettling = false
  let isLeft = false

  /** One's own camera goes out in full as long as it goes out at all. */
  const show = (): void => {
    const { own, ownStream } = cameras.view()
    const { mayShow, own: now } = driver.current()
    const camera = own === 'on' ? (ownStream?.getVideoTracks()[0] ?? null) : null
    if (camera === null) {
      if (now !== 'off') driver.stop()
      return
    }
    const voice = sound?.ownVoice() ?? null
    if (now === 'off' && mayShow) driver.publish({ camera, voice })
    else driver.setVoice(voice)
  }
  const see = (): void => {
    const { isWanted, shownBy } = cameras.view()
    driver.setSeeing(isWanted.camera && seesVideo(quality.view()))
    const seen = driver.current().seen.find(({ by }) => by === shownBy.camera)
    if (screen?.element.srcObject !== seen?.stream) {
      screen?.close()
      screen = seen === undefined ? null : createMovingScreen(seen, settle)
    }
    screen?.setMaySound(sound !== null && !sound.current().needsPress)
    const isHeard = seen?.isVoiced === true && screen?.sounds() === true
    sound?.leaveOut(isHeard ? [seen.by] : [])
    cameras.spare(screen?.hasCome() === true)
  }
  const viewNow = (): CamerasView => {
    const frugal = cameras.view()
    const camera = screen?.hasCome() === true ? seenOn(screen) : frugal.seen.camera
    return { ...frugal, seen: { ...frugal.seen, camera } }
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
      hasVideo: screen !== null || driver.current().own !== 'off',
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
      screen?.close()
      cameras.spare(false)
    },
  }
}

function seenOn({ by, element }: MovingScreen): Seen {
  return { by, picture: element, hasCome: true, framesPerSecond: null, isUnreadable: false }
}

function isSame(one: CamerasView, other: CamerasView): boolean {
  const { camera } = one.seen
  const before = other.seen.camera
  const isSameCamera = camera === before || (camera !== null && camera.picture === before?.picture)
  return (
    isSameCamera &&
    camera?.hasCome === before?.hasCome &&
    camera?.isUnreadable === before?.isUnreadable &&
    one.seen.interpreter === other.seen.interpreter &&
    one.own === other.own &&
    one.ownStream === other.ownStream &&
    one.shownBy === other.shownBy &&
    one.isWanted === other.isWanted
  )
}
