/** Where the grades are: all saved, on their way, kept here until the line is back, refused. */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import type { Gradebook } from '#contract/grades.ts'
import { cellKey, type Grades } from './use-grades.ts'

export interface GradesStateProps {
  book: Gradebook
  grades: Grades
}

export function GradesState({ book, grades }: GradesStateProps) {
  const words = useWords('grades').book
  const format = useFormat()
  const [now, setNow] = useState(Date.now)
  const waiting = grades.states.flatMap(([, state]) =>
    state.kind === 'waiting' ? [state.againAtMs] : [],
  )
  const isWaiting = waiting.length > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [isWaiting])
  const refused = grades.states.find(([, state]) => state.kind === 'refused')
  if (refused !== undefined) {
    const { assessment, pupil } = namesOf(book, refused[0])
    return (
      <p class="grades-state refused" role="alert">
        <Sign name="danger" /> {words.refused({ assessment, pupil })}
      </p>
    )
  }
  if (isWaiting) {
    const wait = format.duration(Math.max(1_000, Math.min(...waiting) - now))
    return (
      <p class="grades-state waiting">
        <Sign name="device" /> {words.waits({ count: waiting.length, wait })}
      </p>
    )
  }
  const isSaving = grades.states.some(([, state]) => state.kind === 'saving')
  return (
    <p class="grades-state" role="status">
      {isSaving && words.saving}
      {!isSaving && grades.states.length > 0 && (
        <>
          <Sign name="success" /> {words.saved}
        </>
      )}
    </p>
  )
}

function namesOf(book: Gradebook, key: string): { assessment: string; pupil: string } {
  for (const { id, title } of book.assessments) {
    for (const { pupil } of book.pupils) {
      if (cellKey(id, pupil.id) !== key) continue
      return { assessment: title, pupil: `${pupil.givenName} ${pupil.familyName}` }
    }
  }
  return { assessment: '', pupil: '' }
}
