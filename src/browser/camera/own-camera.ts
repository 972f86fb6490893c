/** One's own camera: asked for on a press, sent while the room takes it, let go of at once when it is off. */
import type { ShownMemory } from '#browser/pictures/own-screen.ts'
import { type CameraKind, cameraShapes } from '#contract/live-camera.ts'
import { type CameraSender, createCameraSender } from './camera-sender.ts'
import { type CameraSource, openCameraSource } from './camera-source.ts'
import type { OwnCamera } from './cameras.ts'
import { chooseEncoder, type EncoderChoice } from './choose-encoder.ts'

export interface OwnCameraNow {
  readonly own: OwnCamera
  readonly ownAs: CameraKind | null
  readonly ownStream: MediaStream | null
}

export interface OwnCameraInHand {
  state(): OwnCameraNow
  /** As what it is on; null: it is off. */
  as(): CameraKind | null
  isSending(): boolean
  turnOn(as: CameraKind): Promise<void>
  turnOff(): void
  /** Not by its person. */
  end(): void
  /** On, and for a while not sent. */
  holdBack(isHeldBack: boolean): void
  /** The line is there anew. */
  startAgain(): void
  wantKey(): void
  close(): void
}

export interface CameraWayOut {
  say(word: object): boolean
  send(frame: Uint8Array<ArrayBuffer>): boolean
}

const refusals: Readonly<Record<string, OwnCamera>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
}

export function createOwnCamera(
  way: CameraWayOut,
  onChange: (now: OwnCameraNow) => void,
  memory: ShownMemory,
): OwnCameraInHand {
  let own: OwnCamera = memory.wasOn ? 'ended' : 'off'
  memory.wasOn = false
  let on: { as: CameraKind; source: CameraSource; sender: CameraSender } | null = null
  let isClosed = false

  const state = (): OwnCameraNow => ({
    own,
    ownAs: on?.as ?? null,
    ownStream: on?.source.stream ?? null,
  })
  const become = (next: OwnCamera): void => {
    own = next
    if (!isClosed) onChange(state())
  }
  const isAsked = (): boolean => own === 'asking'
  const end = (next: OwnCamera): void => {
    const before = on
    on = null
    before?.sender.close()
    before?.source.stop()
    if (before !== null) way.say({ kind: 'stop' })
    become(next)
  }
  const start = (): void => {
    way.say({ kind: 'start' })
    on?.sender.wantKey()
  }
  const begin = (as: CameraKind, choice: EncoderChoice, source: CameraSource): void => {
    const send = (frame: Uint8Array<ArrayBuffer>): boolean => own === 'on' && way.send(frame)
    const sender = createCameraSender(choice, cameraShapes[as], send, () => end('unsupported'))
    on = { as, source, sender }
    start()
    become('on')
    source.read((picture, takenMs) => {
      if (own === 'on') sender.take(picture, takenMs)
    })
  }
  return {
    state,
    as: () => on?.as ?? null,
    isSending: () => own === 'on',
    async turnOn(as) {
      // A second press: it is on, or asked for.
      if (isAsked() || on !== null) return
      become('asking')
      const choice = await chooseEncoder(cameraShapes[as])
      if (choice === null) return become('unsupported')
      try {
        const source = await openCameraSource(cameraShapes[as], () => end('absent'))
        if (isClosed || !isAsked()) return source.stop()
        begin(as, choice, source)
      } catch (error) {
        end(refusals[error instanceof DOMException ? error.name : ''] ?? 'absent')
      }
    },
    turnOff: () => end('off'),
    end() {
      if (on !== null) end('ended')
    },
    holdBack(isHeldBack) {
      if (isHeldBack && own === 'on') {
        way.say({ kind: 'stop' })
        become('held_back')
      } else if (!isHeldBack && own === 'held_back') {
        start()
        become('on')
      }
    },
    startAgain() {
      if (own === 'on') start()
    },
    wantKey: () => on?.sender.wantKey(),
    close() {
      isClosed = true
      memory.wasOn = on !== null
      end('off')
    },
  }
}
