/** The element in which a full camera moves, and sounds where the browser lets it. */

export interface MovingScreen {
  readonly by: number
  readonly element: HTMLVideoElement
  /** A picture is there. */
  hasCome(): boolean
  /** Its voice can be heard, if there is one. */
  sounds(): boolean
  /** Whether this page may sound at all now. */
  setMaySound(maySound: boolean): void
  close(): void
}

export function createMovingScreen(
  given: { readonly by: number; readonly stream: MediaStream },
  onChange: () => void,
): MovingScreen {
  const element = document.createElement('video')
  element.muted = true
  element.playsInline = true
  element.srcObject = given.stream
  element.onplaying = onChange
  element.onvolumechange = onChange
  let maySound = false
  let isClosed = false

  const play = (): void => {
    element.play().catch(() => {
      if (isClosed || element.muted) return
      // The browser wants a press first: seen without its voice, which is heard the frugal way.
      element.muted = true
      play()
    })
  }
  play()
  return {
    by: given.by,
    element,
    hasCome: () => element.readyState >= element.HAVE_CURRENT_DATA,
    sounds: () => !element.muted && !element.paused,
    setMaySound(next) {
      if (next === maySound) return
      maySound = next
      element.muted = !next
      play()
    },
    close() {
      isClosed = true
      element.onplaying = null
      element.onvolumechange = null
      element.srcObject = null
    },
  }
}
