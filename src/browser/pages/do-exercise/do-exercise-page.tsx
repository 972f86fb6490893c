/** An assignment for its pupil: the door, the questions, the receipt. */
import { useEffect, useState } from 'preact/hooks'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { AskEnquiry } from '#browser/messages/ask-enquiry.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { announce } from '#browser/parts/announcements.ts'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import { useWatched } from '#browser/parts/watched.ts'
import { attemptAtSchool } from '#browser/satchel/begun-note.ts'
import { openSatchel } from '#browser/satchel/open-satchel.ts'
import { useViewer } from '#browser/viewer.ts'
import type { PupilAssignment } from '#contract/exercises.ts'
import type { Me } from '#contract/me.ts'
import { type AttemptDesk, nameUnsavedWork } from './attempt-desk.ts'
import { loadWork } from './attempt-here.ts'
import { AttemptView } from './attempt-view.tsx'
import { ExerciseDoor } from './exercise-door.tsx'
import { ReceiptView } from './receipt-view.tsx'
import { TeamNotice } from './team-notice.tsx'
import { useBeginning } from './use-beginning.ts'

/** The attempt's id at the school, which the receipt and the result bear. */
function useSchoolAttempt({ attempt, open }: AttemptDesk): string {
  const [id, setId] = useState(attempt.id)
  useEffect(() => {
    void attemptAtSchool(open.satchel, attempt.id).then(setId)
  }, [attempt, open])
  return id
}

function AttemptOrReceipt(props: {
  takesFocus: boolean
  desk: AttemptDesk
  value: PupilAssignment
  reload: () => void
  onClockJump: () => void
}) {
  const { desk, value, reload, takesFocus, onClockJump } = props
  const words = useWords('exercise')
  const sending = useWatched(desk.sender)
  const { state } = sending
  const attemptId = useSchoolAttempt(desk)
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

  // The school's own word is the newer one: a teacher may have decided about a late copy since.
  const atSchool = value.attempts.find((attempt) => attempt.id === attemptId)?.receipt ?? null
  const receipt =
    sending.state === 'received' ? (atSchool ?? sending.receipt) : alreadyClosed ? atSchool : null
  if (receipt !== null) {
    return (
      <ReceiptView
        attemptId={attemptId}
        receipt={receipt}
        answers={sending.state === 'received' ? desk.keeper.view().answers : null}
        isOfTeam={value.team !== undefined}
      />
    )
  }
  return (
    <div class="stack stack-wide">
      <TeamNotice value={value} hasDraft />
      <AttemptView
        desk={desk}
        attemptsLeft={value.attemptsLeft}
        takesFocus={takesFocus}
        onClockJump={onClockJump}
      />
    </div>
  )
}

function ExerciseBody(props: { value: PupilAssignment; me: Me; reload: () => void }) {
  const { value, me, reload } = props
  const beginning = useBeginning(value, me, reload)
  const { desk, busy, refusal, looking, begin, askTime } = beginning
  const resumes = value.isOpen && value.attempts.some((attempt) => attempt.state === 'begun')

  if (desk !== null) {
    return (
      <AttemptOrReceipt
        desk={desk}
        value={value}
        reload={reload}
        takesFocus={!resumes}
        onClockJump={askTime}
      />
    )
  }
  if (looking || (resumes && refusal === null)) return <Waiting />
  return (
    <div class="stack stack-wide">
      {refusal !== null && <ErrorView refusal={refusal} onRetry={begin} live />}
      <TeamNotice value={value} hasDraft={false} />
      <ExerciseDoor value={value} busy={busy} onBegin={begin} />
    </div>
  )
}

function ExerciseOf({ me, assignmentId }: { me: Me; assignmentId: string }) {
  const words = useWords('exercise')
  const day = useWords('day')
  const format = useFormat()
  const { personId } = me
  const loaded = useLoad(`work ${personId} ${assignmentId}`, (signal) =>
    loadWork(me, assignmentId, signal),
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
          <ExerciseBody key={assignmentId} value={ready} me={me} reload={loaded.reload} />
        )}
      </LoadView>
      {value !== null && <AskEnquiry about={{ kind: 'assignments', id: assignmentId }} />}
    </PageShell>
  )
}

export function DoExercisePage({ params }: PageProps) {
  const viewer = useViewer()
  const me = viewer.state === 'known' ? viewer.me : null
  useEffect(() => {
    if (me !== null) void openSatchel(me)
  }, [me])
  return me === null ? <Waiting /> : <ExerciseOf me={me} assignmentId={params.assignmentId ?? ''} />
}
