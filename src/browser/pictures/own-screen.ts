/**
 * One's own screen: asked for on a press, offered still after still, let go of at once. Where it ended without its
 * person, it says so: nobody must go on speaking of a screen that nobody sees.
 */
import type { ScreenCapture } from './screen-capture.ts'

/** `ended`: not by its person: somebody else shows, the room took the right, or the line did not come back in time. */
export type OwnScreenState = 'off' | 'asking' | 'on' | 'denied' | 'unsupported' | 'ended'

/** What a page knows of a part that is closed and opened again, as after a lost line. */
export interface ShownMemory {
  wasOn: boolean
}

export interface OwnScreen {
  state(): OwnScreenState
  isOn(): boolean
  /** In the handler of a press. */
  share(): Promise<void>
  stop(): void
  /** Not by its person. */
  end(): void
  /** The line is there anew: the newest still is shown again, changed or not. */
  showAgain(): void
  close(): void
}

export function createOwnScreen(given: {
  readonly isAble: boolean
  readonly memory: ShownMemory
  readonly capture: (
    onStill: (still: Uint8Array) => void,
    onEnd: () => void,
  ) => Promise<ScreenCapture>
  readonly offer: (still: Uint8Array) => void
  /** Nothing more is on its way. */
  readonly forget: () => void
  readonly onChange: () => void
}): OwnScreen {
  const { memory } = given
  let state: OwnScreenState = given.isAble ? 'off' : 'unsupported'
  if (given.isAble && memory.wasOn) state = 'ended'
  memory.wasOn = false
  let capture: ScreenCapture | null = null
  let newest: Uint8Array | null = null
  let isClosed = false

  const become = (next: OwnScreenState): void => {
    state = next
    given.onChange()
  }
  const letGo = (next: OwnScreenState): void => {
    const wasOn = capture !== null
    capture?.stop()
    capture = null
    newest = null
    given.forget()
    if (wasOn) become(next)
  }
  return {
    state: () => state,
    isOn: () => capture !== null,
    async share() {
      // A second press: one screen is shared, or asked for.
      if (state === 'asking' || capture !== null) return
      become('asking')
      try {
        const opened = await given.capture(
          (still) => {
            newest = still
            given.offer(still)
          },
          () => letGo('off'),
        )
        if (isClosed) return opened.stop()
        capture = opened
        become('on')
      } catch {
        become('denied')
      }
    },
    stop: () => letGo('off'),
    end() {
      if (capture !== null) letGo('ended')
    },
    showAgain() {
      if (newest !== null) given.offer(newest)
    },
    close() {
      isClosed = true
      memory.wasOn = capture !== null
      letGo('off')
    },
  }
}
