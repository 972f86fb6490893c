/** Opens the cameras of a room on the frugal path: their line, who is seen, and one's own. */
import { createWatched } from '#browser/parts/watched.ts'
import { type LineQuality, seesVideo } from '#browser/pictures/line-quality.ts'
import type { ShownMemory } from '#browser/pictures/own-screen.ts'
import { browserLine } from '#browser/sound/browser-line.ts'
import { createSoundLine } from '#browser/sound/sound-line.ts'
import { liveAddress } from '#contract/live-address.ts'
import {
  type CameraKind,
  cameraKinds,
  cameraPath,
  type FromCamera,
  unpackCameraFrame,
} from '#contract/live-camera.ts'
import { type CameraScreen, createCameraScreen } from './camera-screen.ts'
import type { Cameras, CamerasView, SeenCamera } from './cameras.ts'
import { createOwnCamera } from './own-camera.ts'

type Both<Value> = Record<CameraKind, Value>

/** How often it is looked at how frames come. */
const countEveryMs = 1_000
const firstView: CamerasView = {
  own: 'off',
  ownAs: null,
  ownStream: null,
  shownBy: { camera: null, interpreter: null },
  seen: { camera: null, interpreter: null },
  // Signs are for those who read them: they ask.
  isWanted: { camera: true, interpreter: false },
}

export function openCameras(given: {
  readonly lessonId: string
  readonly ticket: string
  /** This page's own number in the room. */
  readonly member: () => number
  readonly quality: LineQuality
  readonly memory: ShownMemory
}): Cameras {
  const { quality } = given
  const { set, subscribe, view } = createWatched<CamerasView>(firstView)
  const screens: Both<CameraScreen | null> = { camera: null, interpreter: null }
  const isSpared: Both<boolean> = { camera: false, interpreter: false }
  /** What the server was told last over this line. */
  let told = ''
  let wasOpen = false
  let isClosed = false

  const change = (part: Partial<CamerasView>): void => set({ ...view(), ...part })
  const see = (): void => {
    const seen: Both<SeenCamera | null> = {
      camera: screens.camera?.view() ?? null,
      interpreter: screens.interpreter?.view() ?? null,
    }
    if (cameraKinds.some((as) => !isSame(seen[as], view().seen[as]))) change({ seen })
  }
  const closeScreen = (as: CameraKind): void => {
    screens[as]?.close()
    screens[as] = null
  }
  /** An interpreter was asked for by hand: whoever needs the signs needs them on a poor line too. */
  const asksFor = (as: CameraKind): boolean =>
    view().isWanted[as] && !isSpared[as] && (as === 'interpreter' || seesVideo(quality.view()))

  /** What this browser cannot show need not come. */
  const watches = (as: CameraKind): boolean =>
    asksFor(as) && screens[as]?.view().isUnreadable !== true

  const settle = (): void => {
    if (isClosed) return
    const wish = { camera: watches('camera'), interpreter: watches('interpreter') }
    const words = JSON.stringify(wish)
    if (words !== told && line.say({ kind: 'watch', ...wish })) told = words
    for (const as of cameraKinds) {
      const by = view().shownBy[as]
      const isSeen = asksFor(as) && by !== null && by !== given.member()
      if (!isSeen || screens[as]?.view().by !== by) closeScreen(as)
      if (isSeen) screens[as] ??= createCameraScreen(by, settle)
    }
    see()
    if (own.as() === 'camera') own.holdBack(!seesVideo(quality.view()))
  }
  const hear = (word: FromCamera): void => {
    if (word.kind === 'key') {
      own.wantKey()
      return
    }
    const by = word.kind === 'shown' ? word.by : null
    // It may be the same camera, turned on again: nothing of before is of use.
    closeScreen(word.as)
    change({ shownBy: { ...view().shownBy, [word.as]: by } })
    // Somebody else is seen now: two at once nobody could follow.
    if (by !== null && by !== given.member() && own.as() === word.as) own.end()
    settle()
  }
  const follow = (): void => {
    const isOpen = line.state() === 'open'
    if (!isOpen) change({ shownBy: firstView.shownBy })
    if (isOpen && !line.maySpeak()) own.end()
    if (isOpen && !wasOpen) {
      told = ''
      own.startAgain()
    }
    wasOpen = isOpen
    settle()
  }

  const line = createSoundLine(given.ticket, browserLine(liveAddress(cameraPath, given.lessonId)), {
    onChange: follow,
    onBundle(bytes) {
      const frame = unpackCameraFrame(bytes)
      if (frame === null) return
      const as = cameraKinds.find((kind) => screens[kind]?.view().by === frame.by)
      if (as !== undefined) screens[as]?.came(frame)
    },
    onWord: (word) => hear(word as FromCamera),
  })
  const own = createOwnCamera(line, change, given.memory)
  change(own.state())
  const stopFollowing = quality.subscribe(settle)
  const stopWatching = quality.watchFrames(() => ({
    hasVideo: screens.camera !== null || (own.as() === 'camera' && own.isSending()),
    lateFramesPercent: Math.max(...cameraKinds.map((as) => screens[as]?.latePercent() ?? 0)),
  }))
  const counting = setInterval(see, countEveryMs)

  return {
    view,
    subscribe,
    turnOn: own.turnOn,
    turnOff: own.turnOff,
    want(as, isWanted) {
      change({ isWanted: { ...view().isWanted, [as]: isWanted } })
      settle()
    },
    spare(as, next) {
      if (next === isSpared[as]) return
      isSpared[as] = next
      settle()
    },
    renew: line.renew,
    close() {
      own.close()
      isClosed = true
      clearInterval(counting)
      stopWatching()
      stopFollowing()
      line.close()
      for (const as of cameraKinds) closeScreen(as)
    },
  }
}

function isSame(one: SeenCamera | null, other: SeenCamera | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.picture === other.picture &&
    one.hasCome === other.hasCome &&
    one.isUnreadable === other.isUnreadable &&
    roundedOf(one) === roundedOf(other)
  )
}

function roundedOf({ framesPerSecond }: SeenCamera): number | null {
  return framesPerSecond === null ? null : Math.round(framesPerSecond)
}
