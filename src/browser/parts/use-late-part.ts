/**
 * A part of a page whose code few need: fetched once it is wanted, and tried again when the line is
 * back. What came once lies on the device.
 */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { whenOnline } from '#browser/api/when-online.ts'

export interface LatePart<Props> {
  /** Null until it is here. */
  readonly Part: ComponentType<Props> | null
  readonly isMissing: boolean
}

/** `load` has to be the same function every time. */
export function useLatePart<Props>(
  load: () => Promise<ComponentType<Props>>,
  isWanted: boolean,
): LatePart<Props> {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` says when to try again.
  useEffect(() => {
    if (!isWanted) return
    let left = false
    load().then(
      (loaded) => !left && setPart(() => loaded),
      () => !left && setMissing(true),
    )
    const rest = whenOnline(() => setTurn((count) => count + 1))
    return () => {
      left = true
      rest()
    }
  }, [load, isWanted, turn])
  return { Part, isMissing }
}
