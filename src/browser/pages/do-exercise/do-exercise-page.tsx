/** An assignment for its pupil: the door, the questions, the receipt. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { holdExerciseOpen } from '#browser/device/exercise-open.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { announce } from '#browser/parts/announcements.ts'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import { useViewer } from '#browser/viewer.ts'
import type { Attempt, PupilAssignment } from '#contract/exercises.ts'
import { type AttemptDesk, mintDeviceId, nameUnsavedWork, openDesk } from './attempt-desk.ts'
import { AttemptView } from './attempt-view.tsx'
import { ExerciseDoor } from './exercise-door.tsx'
import { ReceiptView } from './receipt-view.tsx'
import { useWatched } from './watched.ts'

interface Beginning {
  readonly desk: AttemptDesk | null
  readonly busy: boolean
  readonly refusal: ApiRefusal | null
  readonly begin: () => void
}

/** Begins an attempt, or goes on with the one under way, under one id however often it is asked. */
function useBeginning(assignmentId: string, personId: string, reload: () => void): Beginning {
  const attemptId = useRef(mintDeviceId())
  const [desk, setDesk] = useState<AttemptDesk | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const begin = useCallback(() => {
    setBusy(true)
    setRefusal(null)
    const body = { attemptId: attemptId.current }
    void callApi<Attempt>(`/api/assignments/${assignmentId}/attempts`, { body }).then((result) => {
      setBusy(false)
      if (result.ok) return setDesk(openDesk(result.value, personId))
      // The id served an attempt that is over: the next one needs another.
      if (result.refusal.code === 'attempt_closed') attemptId.current = mintDeviceId()
      setRefusal(result.refusal)
      if (result.refusal.status === 409) reload()
    })
  }, [assignmentId, personId, reload])
  return { desk, busy, refusal, begin }
}

function AttemptOrReceipt(props: {
  takesFocus: boolean
  desk: AttemptDesk
  value: PupilAssignment
  reload: () => void
}) {
  const { desk, value, reload, takesFocus } = props
  const words = useWords('exercise')
  const sending = useWatched(desk.sender)
  const { state } = sending
  const alreadyClosed = state === 'refused' && sending.refusal.code === 'attempt_closed'

  useEffect(() => nameUnsavedWork(words.unsavedConcern), [words])
  // Handed in from another device meanwhile: what the school has tells more than this page.
  useEffect(() => {
    if (alreadyClosed) reload()
  }, [alreadyClosed, reload])
  useEffect(() => {
    if (state !== 'received') return
    announce(words.receiptTitle)
    window.scrollTo(0, 0)
    document.getElementById('receipt-title')?.focus({ preventScroll: true })
  }, [state, words])

  const receipt =
    sending.state === 'received'
      ? sending.receipt
      : alreadyClosed
        ? (value.attempts.find((attempt) => attempt.id === desk.attempt.id)?.receipt ?? null)
        : null
  if (receipt !== null) {
    return (
      <ReceiptView
        attemptId={desk.attempt.id}
        receipt={receipt}
        answers={sending.state === 'received' ? desk.keeper.view().answers : null}
      />
    )
  }
  return <AttemptView desk={desk} attemptsLeft={value.attemptsLeft} takesFocus={takesFocus} />
}

function ExerciseBody(props: { value: PupilAssignment; personId: string; reload: () => void }) {
  const { value, personId, reload } = props
  const beginning = useBeginning(value.assignment.id, personId, reload)
  const { desk, busy, refusal, begin } = beginning
  const resumes = value.isOpen && value.attempts.some((attempt) => attempt.state === 'begun')

  // Whoever comes back goes on at once: the door is only for the first time.
  useEffect(() => {
    if (resumes) begin()
  }, [resumes, begin])

  if (desk !== null) {
    return <AttemptOrReceipt desk={desk} value={value} reload={reload} takesFocus={!resumes} />
  }
  if (resumes && refusal === null) return <Waiting />
  return (
    <div class="stack stack-wide">
      {refusal !== null && <ErrorView refusal={refusal} onRetry={begin} live />}
      <ExerciseDoor value={value} busy={busy} onBegin={begin} />
    </div>
  )
}

export function DoExercisePage({ params }: PageProps) {
  const words = useWords('exercise')
  const day = useWords('day')
  const format = useFormat()
  const viewer = useViewer()
  const personId = viewer.state === 'known' ? viewer.me.personId : ''
  const assignmentId = params.assignmentId ?? ''
  // A newer version of the app waits for as long as somebody is here.
  useEffect(holdExerciseOpen, [])
  const loaded = useLoad(`work ${personId} ${assignmentId}`, (signal) =>
    callApi<PupilAssignment>(`/api/pupils/${personId}/assignments/${assignmentId}`, { signal }),
  )
  const value = loaded.load.state === 'ready' ? loaded.load.value : null
  const dueAt = value?.assignment.dueAt ?? null
  return (
    <PageShell
      title={value?.assignment.title ?? words.exercise}
      back={{ href: pagePaths.myDay, label: day.title }}
      intro={
        value && (
          <span class="row">
            <SubjectMark subject={subjectKindOf(value.assignment.subjectCode)}>
              {value.assignment.courseName}
            </SubjectMark>
            {dueAt !== null && <span>{day.due({ when: format.dateTime(dueAt) })}</span>}
          </span>
        )
      }
    >
      <LoadView loaded={loaded} label={words.exercise}>
        {(ready) => (
          <ExerciseBody
            key={assignmentId}
            value={ready}
            personId={personId}
            reload={loaded.reload}
          />
        )}
      </LoadView>
    </PageShell>
  )
}
