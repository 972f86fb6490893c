/** The second step of a new school year: last year's courses, taken over by the classes of the new one. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { CoursePassage, CoursesTakenOver } from '#contract/course-passage.ts'
import {
  type ChosenTeachers,
  type ClassCourses,
  firstCourses,
  sentCourses,
  teachersKey,
} from './class-courses.ts'
import { NewClassCard } from './new-class-card.tsx'
import { TakenCourses } from './taken-courses.tsx'

/** Pupils who move up open classes: `newClasses` changes, and courses are asked anew. */
export function CoursesToTake({ newClasses, uai }: { uai: string; newClasses: string }) {
  const words = useWords('classes').coursePassage
  const path = `/api/schools/${uai}/moving-up/courses`
  const loaded = useLoad(`${path} ${newClasses}`, (signal) =>
    callApi<CoursePassage>(path, { signal }),
  )
  const [done, setDone] = useState<string | null>(null)
  const tell = (text: string): void => {
    setDone(text)
    loaded.reload()
  }
  return (
    <section class="stack" aria-labelledby="course-passage">
      <h2 id="course-passage">{words.title}</h2>
      {done !== null && <Notice kind="success" title={done} live />}
      <LoadView loaded={loaded} label={words.title}>
        {(passage) => (
          <>
            {passage.fromYear === null || passage.courses.length === 0 ? (
              <p class="soft">{words.nothingThere}</p>
            ) : (
              <CoursesForm
                // What was taken over is no longer asked about.
                key={passage.courses.map(({ id, takenForIds }) => `${id} ${takenForIds}`).join()}
                path={path}
                uai={uai}
                passage={passage}
                fromYear={passage.fromYear}
                onDone={(taken) => tell(words.done(taken))}
              />
            )}
            {passage.groupCourses.length > 0 && <GroupCourses names={passage.groupCourses} />}
            {passage.taken.length > 0 && (
              <TakenCourses path={path} taken={passage.taken} onDone={tell} />
            )}
          </>
        )}
      </LoadView>
    </section>
  )
}

function GroupCourses({ names }: { names: readonly string[] }) {
  const format = useFormat()
  const words = useWords('classes').coursePassage
  return <p class="soft">{words.groups({ names: format.list(names) })}</p>
}

interface CoursesFormProps {
  path: string
  uai: string
  passage: CoursePassage
  fromYear: string
  onDone: (taken: CoursesTakenOver) => void
}

function CoursesForm({ fromYear, onDone, passage, path, uai }: CoursesFormProps) {
  const words = useWords('classes').coursePassage
  const [choices, setChoices] = useState<ReadonlyMap<string, ClassCourses>>(
    () => new Map(passage.classes.map((one) => [one.id, firstCourses(passage, one)])),
  )
  const [changed, setChanged] = useState<ChosenTeachers>(new Map())
  const [asked, setAsked] = useState(false)
  const [confirming, setConfirming] = useState(false)
  const act = useAct()
  const courses = sentCourses(passage, choices, changed)
  const send = (): void => {
    void act.run(
      () => callApi<CoursesTakenOver>(path, { body: { courses } }),
      (taken) => {
        setConfirming(false)
        onDone(taken)
      },
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (courses.length > 0) setConfirming(true)
      }}
    >
      <p>{words.intro({ from: fromYear })}</p>
      <p class="soft">{words.introMeans}</p>
      {passage.classes.map((one) => (
        <NewClassCard
          key={one.id}
          uai={uai}
          passage={passage}
          fromYear={fromYear}
          one={one}
          choice={choices.get(one.id) ?? firstCourses(passage, one)}
          changed={changed}
          onChoice={(next) => setChoices(new Map([...choices, [one.id, next]]))}
          onTeachers={(course, teachers) =>
            setChanged(new Map([...changed, [teachersKey(course, one.id), teachers]]))
          }
        />
      ))}
      {asked && courses.length === 0 && <Notice kind="attention" title={words.nothing} live />}
      <p>
        <Button type="submit" kind="primary" busy={act.busy}>
          {words.submit}
        </Button>
      </p>
      <ConfirmDialog
        open={confirming}
        title={words.confirmTitle({ count: courses.length })}
        confirmText={words.confirm}
        danger={false}
        busy={act.busy}
        onConfirm={send}
        onClose={() => setConfirming(false)}
      >
        <p>
          {words.confirmMeans({
            classes: new Set(courses.flatMap(({ classIds }) => classIds)).size,
            without: courses.filter(({ teacherIds }) => teacherIds.length === 0).length,
          })}
        </p>
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={send} live />}
      </ConfirmDialog>
    </form>
  )
}
