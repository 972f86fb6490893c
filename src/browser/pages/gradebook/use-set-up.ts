/** An assessment's set-up as typed, saved over what was read; what a colleague set up meanwhile comes back. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import type { Assessment, AssessmentWish, Gradebook, SavedAssessment } from '#contract/grades.ts'
import { dayOf, instantOf } from '#kernel/calendar-day.ts'
import {
  type AssessmentDraft,
  draftMistake,
  draftOf,
  newDraft,
  wishOf,
} from './assessment-draft.ts'

interface SetUp {
  book: Gradebook
  timeZone: string
  /** Null: a new one. */
  assessment: Assessment | null
  onSaved: () => void
}

export function useSetUp({ assessment, book, onSaved, timeZone }: SetUp, path: string) {
  const dayAt = (ms: number): string => dayOf(ms, timeZone)
  const [read, setRead] = useState(assessment)
  const [draft, setDraft] = useState<AssessmentDraft>(
    assessment === null
      ? newDraft(book.today, book.withoutPoints, book.assessments.at(-1) ?? null)
      : draftOf(assessment, Date.now(), dayAt),
  )
  const [newer, setNewer] = useState<SavedAssessment['newer']>(null)
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const mistake = draftMistake(draft)
  const save = (): void => {
    setAsked(true)
    if (mistake !== null) return
    // A second time over what came back.
    const seen = newer?.assessment ?? read
    const shownAtOf = (day: string): number => instantOf(day, '00:00', timeZone)
    const wish = wishOf(draft, seen, Date.now(), shownAtOf)
    const body = seen === null ? wish : { ...wish, was: setUpOf(seen) }
    void act.run(
      () => callApi<SavedAssessment>(path, { method: 'PUT', body }),
      (saved) => {
        setNewer(saved.newer)
        if (saved.newer === null) onSaved()
      },
    )
  }
  const takeNewer = (): void => {
    if (newer === null) return
    setRead(newer.assessment)
    setDraft(draftOf(newer.assessment, Date.now(), dayAt))
    setNewer(null)
  }
  return { act, asked, draft, mistake, newer, save, setDraft, takeNewer }
}

function setUpOf({ on, scale, shownAt, title, weight }: Assessment): AssessmentWish {
  return { on, scale, shownAt, title, weight }
}
