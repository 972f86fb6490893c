/** The cameras of a class: who is seen, an interpreter of signs, and one's own, which nobody overlooks. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Cameras, CamerasView, SeenCamera } from '#browser/camera/cameras.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { useWatched } from '#browser/parts/watched.ts'
import { type CameraKind, signFramesPerSecondMin } from '#contract/live-camera.ts'
import { LiveSign } from './live-sign.tsx'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult, memberOf, type RoomView } from './room-view.ts'
import './class-cameras.css'

/** As what this reader's own camera may be seen; null: not at all. */
export function ownKind(view: RoomView): CameraKind | null {
  if (view.isHeld) return null
  if (isAdult(view)) return 'camera'
  const self = memberOf(view, view.self?.member ?? 0)
  return self?.grants.interpret === true ? 'interpreter' : null
}

function useNameOf(view: RoomView): (member: number) => string {
  const { somebody } = useWords('live').screen
  return (member) => memberOf(view, member)?.name ?? somebody
}

/** Says to screen readers that a camera was turned on, and that it is off. */
function useSaidCamera(name: string | null): void {
  const words = useWords('live').camera
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (name === before.current) return
    before.current = name
    announce(name === null ? words.over : words.shownBy({ name }))
  }, [name, words])
}

/** The picture moves in an element of whoever brings it. */
function MovingPicture({ picture, label }: { picture: HTMLElement; label: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.replaceChildren(picture)
  }, [picture])
  return <div class="live-camera-picture" role="img" aria-label={label} ref={place} />
}

interface TileProps {
  as: CameraKind | 'own'
  isLarge: boolean
  caption: ComponentChildren
  children: ComponentChildren
}

function Tile({ as, isLarge, caption, children }: TileProps) {
  return (
    <figure class={`live-camera ${as}${isLarge ? ' large' : ''}`}>
      {children}
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

function SelfPicture({ stream }: { stream: MediaStream }) {
  const words = useWords('live').camera
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream
  }, [stream])
  return (
    <video
      class="live-camera-picture self"
      aria-label={words.self}
      ref={video}
      autoplay
      muted
      playsInline
    />
  )
}

function isSending(view: CamerasView): boolean {
  return view.own === 'on' || view.own === 'held_back'
}

/** One's own picture, as long as others may see it. */
function OwnPicture({ view: { own, ownStream } }: { view: CamerasView }) {
  const words = useWords('live').camera
  if (ownStream === null) return null
  return (
    <Tile
      as="own"
      isLarge={false}
      caption={
        <span class="live-camera-on">
          <LiveSign name="camera" />
          {own === 'on' ? words.on : words.onHeldBack}
        </span>
      }
    >
      <SelfPicture stream={ownStream} />
    </Tile>
  )
}

/** One's own camera, turned on and off at the same place; nothing for whoever may not be seen. */
export function OwnCameraSwitch({ cameras, view }: { cameras: Cameras; view: RoomView }) {
  const words = useWords('live').camera
  const state = useWatched(cameras)
  const as = ownKind(view)
  if (as === null) return null
  const isOn = isSending(state)
  return (
    <>
      <Button onClick={() => (isOn ? cameras.turnOff() : void cameras.turnOn(as))}>
        {isOn ? words.turnOff : words.turnOn}
      </Button>
      {state.own !== 'off' && (
        <p class="live-note" role="status">
          {state.own === 'on' ? words.means[as] : words[state.own]}
        </p>
      )}
    </>
  )
}

interface SeenProps {
  as: CameraKind
  seen: SeenCamera
  name: string
  isLarge: boolean
  onLarge: (isLarge: boolean) => void
  onHide: () => void
}

function Seen({ as, seen, name, isLarge, onLarge, onHide }: SeenProps) {
  const words = useWords('live').camera
  const format = useFormat()
  const called = as === 'camera' ? name : words.interpreter({ name })
  const count = Math.round(seen.framesPerSecond ?? signFramesPerSecondMin)
  const isFew = as === 'interpreter' && count < signFramesPerSecondMin
  return (
    <Tile as={as} isLarge={isLarge} caption={called}>
      <MovingPicture picture={seen.picture} label={words.picture[as]({ name })} />
      {!seen.hasCome && (
        <p class="live-note">{seen.isUnreadable ? words.cannotSee : words.coming}</p>
      )}
      <div class="live-acts">
        <Button onClick={() => onLarge(!isLarge)}>
          {isLarge ? words.smaller : words.larger}
          <span class="for-screen-readers"> {called}</span>
        </Button>
        <Button onClick={onHide}>
          {words.hide}
          <span class="for-screen-readers"> {called}</span>
        </Button>
      </div>
      {isFew && (
        <p class="live-note" role="status">
          {words.few({ count: format.number(count, 0) })}
        </p>
      )}
    </Tile>
  )
}

export interface ClassCamerasProps {
  room: RoomInHand
  cameras: Cameras
  /** Which picture was made larger; null: none. */
  large: CameraKind | null
  onLarge: (large: CameraKind | null) => void
}

type PlaceProps = ClassCamerasProps & {
  as: CameraKind
  name: string
  state: CamerasView
}

/** A camera of somebody else: seen, waiting for the line, or not asked for. */
function CameraPlace({ as, name, state, cameras, large, onLarge }: PlaceProps) {
  const words = useWords('live').camera
  const seen = state.seen[as]
  if (!state.isWanted[as]) {
    return (
      <div class="live-acts">
        <Button onClick={() => cameras.want(as, true)}>{words.show[as]}</Button>
        {as === 'interpreter' && <p class="live-note">{words.interprets({ name })}</p>}
      </div>
    )
  }
  if (seen === null) return <p class="live-note">{words.waits({ name })}</p>
  return (
    <Seen
      {...{ as, seen, name }}
      isLarge={large === as}
      onLarge={(isLarge) => onLarge(isLarge ? as : null)}
      onHide={() => {
        if (large === as) onLarge(null)
        cameras.want(as, false)
      }}
    />
  )
}

export function ClassCameras(props: ClassCamerasProps) {
  const { cameras, room } = props
  const { view } = room
  const words = useWords('live').camera
  const nameOf = useNameOf(view)
  const state = useWatched(cameras)
  const isSeen = ownKind(view) !== null && isSending(state)
  const nameIn = (as: CameraKind): string | null => {
    const by = state.shownBy[as]
    return by === null || by === view.self?.member ? null : nameOf(by)
  }
  const interpreter = nameIn('interpreter')
  const filmed = nameIn('camera')
  useSaidCamera(filmed)
  return (
    <>
      {interpreter !== null && (
        <section class="live-cameras signs" aria-label={words.signs}>
          <CameraPlace {...props} as="interpreter" name={interpreter} state={state} />
        </section>
      )}
      {(isSeen || filmed !== null) && (
        <section class="live-cameras" aria-label={words.title}>
          {filmed !== null && <CameraPlace {...props} as="camera" name={filmed} state={state} />}
          {isSeen && <OwnPicture view={state} />}
        </section>
      )}
    </>
  )
}
