/** A pupil whom no timetable reaches: what it is, and whom to call. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { SchoolPhones } from '#browser/identity/school-phones.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import type { Lacking } from '#contract/classes.ts'

export interface LackingPlaceProps {
  lacking: Lacking
  /** True where the reader is the pupil, for *tu*. */
  isOwn: boolean
  /** The pupil's schools; all of the reader's where absent. */
  uais?: readonly string[] | undefined
}

export function LackingPlace({ lacking, isOwn, uais }: LackingPlaceProps) {
  const words = useWords('day').lacking
  const tu = useVoice() === 'tu' && isOwn
  return (
    <EmptyState drawing={<EmptyYard />} action={<SchoolPhones uais={uais} />}>
      {words[lacking]({ tu })}
    </EmptyState>
  )
}
