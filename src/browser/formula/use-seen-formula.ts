/** How a formula will look to readers, or why it cannot be read, while it is being written. */
import { useEffect, useState } from 'preact/hooks'
import type { Formula } from '#contract/formulas.ts'
import type { SeenFormula } from './formula-drawings.ts'
import { ownDrawings } from './own-drawings.ts'

/** A pause in typing, after which it is worth asking. */
const pauseMs = 300

/** `asking`: not known yet. Null asks for nothing. */
export function useSeenFormula(formula: Formula | null): SeenFormula | 'asking' | null {
  const [last, setLast] = useState<{ formula: Formula; seen: SeenFormula } | null>(null)
  const tex = formula?.tex ?? null
  const isBlock = formula?.isBlock ?? false
  useEffect(() => {
    if (tex === null) return
    let isPast = false
    const asked = { tex, isBlock }
    const look = async (): Promise<void> => {
      const seen = await ownDrawings.see(asked)
      if (!isPast) setLast({ formula: asked, seen })
    }
    const timer = setTimeout(() => void look(), ownDrawings.known(asked) ? 0 : pauseMs)
    return () => {
      isPast = true
      clearTimeout(timer)
    }
  }, [tex, isBlock])
  if (tex === null) return null
  const isOfNow = last !== null && last.formula.tex === tex && last.formula.isBlock === isBlock
  return isOfNow ? last.seen : 'asking'
}
