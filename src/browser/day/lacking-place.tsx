/** A pupil whom no timetable reaches: what it is, and whom to call. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { SchoolPhones } from '#browser/identity/school-phones.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import type { Lacking } from '#contract/classes.ts'

export interface LackingPlaceProps {
  lacking: Lacking
  /** True where the reader is the pupil, for *tu*. */
  isOwn: boolean
  /** The pupil's schools; all of the reader's where absent. */
  uais?: readonly string[] | undefined
}

/** It comes after the words: few are ever told this, and every first load would carry it. */
async function loadDrawing() {
  return (await import('#browser/drawings/empty-yard.tsx')).EmptyYard
}

export function LackingPlace({ lacking, isOwn, uais }: LackingPlaceProps) {
  const words = useWords('day').lacking
  const tu = useVoice() === 'tu' && isOwn
  const { Part: Drawing } = useLatePart(loadDrawing, true)
  return (
    <EmptyState drawing={Drawing !== null && <Drawing />} action={<SchoolPhones uais={uais} />}>
      {words[lacking]({ tu })}
    </EmptyState>
  )
}
