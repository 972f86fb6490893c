/** How much of a class this page lets come: as the line bears it, and as whoever sits here wants it. */
import type { LineNow } from '#browser/live/slide-pacer.ts'
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import { createQualityLadder, type QualityLevel, type QualityLook } from './quality-ladder.ts'

export interface QualityView {
  readonly level: QualityLevel
  /** « Économiser ma connexion »: sound and board alone, whatever the line bears. */
  readonly isSaving: boolean
}

type FramesNow = Pick<QualityLook, 'hasVideo' | 'lateFramesPercent'>

export interface LineQuality extends Watched<QualityView> {
  /** For stills: what moves goes before them. */
  readonly lineNow: () => LineNow
  setSaving(isSaving: boolean): void
  /** Whoever lets frames come says how they do. Gives back how to stop. */
  watchFrames(read: () => FramesNow): () => void
  close(): void
}

const lookEveryMs = 2_000

export function seesStills({ isSaving, level }: QualityView): boolean {
  return !isSaving && level !== 'sound'
}

export function seesVideo({ isSaving, level }: QualityView): boolean {
  return !isSaving && level === 'video'
}

export function openLineQuality(lineNow: () => LineNow): LineQuality {
  const { set, subscribe, view } = createWatched<QualityView>({ level: 'video', isSaving: false })
  const ladder = createQualityLadder()
  const watched = new Set<() => FramesNow>()
  const framesNow = (): FramesNow => {
    const all = [...watched].map((read) => read())
    return {
      hasVideo: all.some(({ hasVideo }) => hasVideo),
      lateFramesPercent: Math.max(0, ...all.map((one) => one.lateFramesPercent)),
    }
  }
  const change = (next: QualityView): void => {
    const before = view()
    if (next.level !== before.level || next.isSaving !== before.isSaving) set(next)
  }
  const looking = setInterval(() => {
    const look = { ...lineNow(), ...framesNow() }
    change({ ...view(), level: ladder.look(look, performance.now()) })
  }, lookEveryMs)
  return {
    view,
    subscribe,
    lineNow() {
      const { latePercent, roundTripMs } = lineNow()
      const { lateFramesPercent } = framesNow()
      return { roundTripMs, latePercent: Math.max(latePercent, lateFramesPercent) }
    },
    setSaving: (isSaving) => change({ ...view(), isSaving }),
    watchFrames(read) {
      watched.add(read)
      return () => void watched.delete(read)
    },
    close: () => clearInterval(looking),
  }
}
