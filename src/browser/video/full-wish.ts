/**
 * Which cameras a page asks for in full, as its line bears them. An adult's goes first; then stills; and
 * where stills go too, an interpreter who was asked for comes the frugal way, at a quarter of the weight.
 * Pure.
 */
import { type QualityView, seesStills, seesVideo } from '#browser/pictures/line-quality.ts'
import type { CameraKind } from '#contract/live-camera.ts'

type PerKind = Readonly<Record<CameraKind, boolean>>

export function fullWish(isWanted: PerKind, quality: QualityView): PerKind {
  return {
    camera: isWanted.camera && seesVideo(quality),
    interpreter: isWanted.interpreter && seesStills(quality),
  }
}
