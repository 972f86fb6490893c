/** The screens in which full cameras move: at most one of each kind. The voice comes with an adult's alone. */
import type { SeenCamera as Shown } from '#browser/camera/cameras.ts'
import type { CameraKind } from '#contract/live-camera.ts'
import type { SeenCamera } from './media-driver.ts'
import { createMovingScreen, type MovingScreen } from './moving-screen.ts'

export interface FullScreens {
  /** Null: none of this kind is seen in full. */
  show(as: CameraKind, seen: SeenCamera | null): void
  has(as: CameraKind): boolean
  /** As the page shows it; null: no picture has come. */
  view(as: CameraKind): Shown | null
  /** Whose voice is heard with the picture; null: nobody's. */
  heard(): number | null
  setMaySound(maySound: boolean): void
  close(): void
}

export function createFullScreens(onChange: () => void): FullScreens {
  const screens: Record<CameraKind, MovingScreen | null> = { camera: null, interpreter: null }
  const seenAs: Record<CameraKind, SeenCamera | null> = { camera: null, interpreter: null }
  return {
    show(as, seen) {
      seenAs[as] = seen
      if (screens[as]?.element.srcObject === seen?.stream) return
      screens[as]?.close()
      screens[as] = seen === null ? null : createMovingScreen(seen, onChange)
    },
    has: (as) => screens[as] !== null,
    view(as) {
      const screen = screens[as]
      if (screen?.hasCome() !== true) return null
      const { by, element } = screen
      const framesPerSecond = seenAs[as]?.framesPerSecond ?? null
      return { by, picture: element, hasCome: true, framesPerSecond, isUnreadable: false }
    },
    heard() {
      const isHeard = seenAs.camera?.isVoiced === true && screens.camera?.sounds() === true
      return isHeard ? (seenAs.camera?.by ?? null) : null
    },
    setMaySound: (maySound) => screens.camera?.setMaySound(maySound),
    close() {
      screens.camera?.close()
      screens.interpreter?.close()
    },
  }
}
