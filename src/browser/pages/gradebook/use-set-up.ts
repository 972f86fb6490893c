/** An assessment's set-up as typed, saved over what was read; what a colleague set up meanwhile comes back. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { type SendOver, useOverNewer } from '#browser/teach/use-over-newer.ts'
import type { Assessment, AssessmentWish, Gradebook, SavedAssessment } from '#contract/grades.ts'
import { dayOf, instantOf } from '#kernel/calendar-day.ts'
import {
  type AssessmentDraft,
  draftMistake,
  draftOf,
  newDraft,
  wishOf,
} from './assessment-draft.ts'

type NewerSetUp = NonNullable<SavedAssessment['newer']>

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
  const [asked, setAsked] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const mistake = draftMistake(draft)
  const send: SendOver<NewerSetUp> = (newer) => {
    const seen = newer?.assessment ?? read
    const shownAtOf = (day: string): number => instantOf(day, '00:00', timeZone)
    const wish = wishOf(draft, seen, Date.now(), shownAtOf)
    const body = seen === null ? wish : { ...wish, was: setUpOf(seen) }
    return callApi<SavedAssessment>(path, { method: 'PUT', body })
  }
  const over = useOverNewer(send, {
    field,
    saved: onSaved,
    taken(newer) {
      setRead(newer.assessment)
      setDraft(draftOf(newer.assessment, Date.now(), dayAt))
    },
  })
  const save = (): void => {
    setAsked(true)
    if (mistake === null) over.save()
  }
  return { ...over, asked, draft, field, mistake, save, setDraft }
}

function setUpOf({ on, scale, shownAt, title, weight }: Assessment): AssessmentWish {
  return { on, scale, shownAt, title, weight }
}
