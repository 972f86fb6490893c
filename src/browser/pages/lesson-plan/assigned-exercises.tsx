/** What is to be done online for a lesson: exercises given, how far the class is, changes. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { useExerciseInHand } from '#browser/write/lesson-in-hand.ts'
import type { TeachingDay } from '#contract/day.ts'
import type { Lesson } from '#contract/timetable.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { BeginHere } from './begin-here.tsx'
import { ChangeAssignmentDialog } from './change-assignment-dialog.tsx'
import { PlanLine } from './plan-line.tsx'

type Work = TeachingDay['lessons'][number]['assignments'][number]

function WorkLine(props: { work: Work; onEdit: () => void; onWithdraw: () => void }) {
  const { work, onEdit, onWithdraw } = props
  const words = useWords('teach')
  const format = useFormat()
  const { dueAt, submitted, expected, toMark } = work
  const facts = [
    dueAt === null ? words.follow.noDue : words.follow.dueAt({ when: format.dateTime(dueAt) }),
    words.day.received({ count: format.number(submitted), total: format.number(expected) }),
    ...(work.isToSome ? [words.day.toSome] : []),
    ...(toMark > 0 ? [words.day.waiting({ count: toMark })] : []),
  ]
  const of = <span class="for-screen-readers"> {work.title}</span>
  return (
    <PlanLine
      title={work.title}
      detail={facts.join(' · ')}
      actions={
        <>
          <LinkButton href={pagePaths.following(work.id)}>
            {words.day.follow}
            {of}
          </LinkButton>
          <Button onClick={onEdit}>
            {words.plan.change}
            {of}
          </Button>
          <Button onClick={onWithdraw}>
            {words.plan.withdraw}
            {of}
          </Button>
        </>
      }
    />
  )
}

export interface AssignedExercisesProps {
  lesson: Lesson
  schoolUai: string
  works: readonly Work[]
  onChange: () => void
}

type Open = { kind: 'none' | 'assign' } | { kind: 'change' | 'withdraw'; work: Work }

export function AssignedExercises({ lesson, schoolUai, works, onChange }: AssignedExercisesProps) {
  const words = useWords('teach').plan
  const inHand = useExerciseInHand()
  const [open, setOpen] = useState<Open>({ kind: inHand.exerciseId === null ? 'none' : 'assign' })
  const act = useAct()
  const close = (): void => {
    setOpen({ kind: 'none' })
    inHand.put()
  }
  const done = (said: string): void => {
    close()
    toast({ text: said })
    onChange()
  }
  const withdraw = (work: Work): void => {
    void act.run(
      () => callApi(`/api/assignments/${work.id}`, { method: 'DELETE' }),
      () => done(words.withdrawn({ title: work.title })),
    )
  }
  return (
    <Card
      title={words.exercises}
      actions={
        <>
          <Button onClick={() => setOpen({ kind: 'assign' })}>{words.assign}</Button>
          <BeginHere lesson={lesson} schoolUai={schoolUai} what="exercise" />
        </>
      }
    >
      {works.length === 0 && <p class="soft">{words.noExercise}</p>}
      <ul class="plain plan-lines">
        {works.map((work) => (
          <WorkLine
            key={work.id}
            work={work}
            onEdit={() => setOpen({ kind: 'change', work })}
            onWithdraw={() => setOpen({ kind: 'withdraw', work })}
          />
        ))}
      </ul>
      <AssignDialog
        lesson={lesson}
        firstId={inHand.exerciseId}
        open={open.kind === 'assign'}
        onDone={done}
        onClose={close}
      />
      {open.kind === 'change' && (
        <ChangeAssignmentDialog
          assignmentId={open.work.id}
          title={open.work.title}
          timeZone={lesson.timeZone}
          onDone={done}
          onClose={close}
        />
      )}
      <ConfirmDialog
        open={open.kind === 'withdraw'}
        title={open.kind === 'withdraw' ? words.withdrawTitle({ title: open.work.title }) : ''}
        confirmText={words.withdraw}
        busy={act.busy}
        onConfirm={() => open.kind === 'withdraw' && withdraw(open.work)}
        onClose={close}
      >
        <p>{words.withdrawMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} live />}
      </ConfirmDialog>
    </Card>
  )
}
