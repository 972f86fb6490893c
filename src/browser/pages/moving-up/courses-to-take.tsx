/** The second step of a new school year: last year's courses, taken over by the classes of the new one. */
import { useEffect, useRef, useState } from 'preact/hooks'
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
  const heading = useRef<HTMLHeadingElement>(null)
  const [done, setDone] = useState<{ text: string } | null>(null)
  const [turn, setTurn] = useState(0)
  const tell = (text: string): void => {
    setDone({ text })
    loaded.reload()
  }

  // The pressed button is gone, and what came of it stands above all the classes.
  useEffect(() => {
    if (done === null) return
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'start' })
  }, [done])

  return (
    <section class="stack" aria-labelledby="course-passage">
      <h2 id="course-passage" ref={heading} tabIndex={-1} class="course-passage-heading">
        {words.title}
      </h2>
      {done !== null && <Notice kind="success" title={done.text} live />}
      <LoadView loaded={loaded} label={words.title}>
        {(passage) => (
          <>
            {passage.fromYear === null || passage.courses.length === 0 ? (
              <p class="soft">{words.nothingThere}</p>
            ) : (
              <CoursesForm
                // Asked anew once it was sent; a course given back leaves the other choices alone.
                key={turn}
                path={path}
                uai={uai}
                passage={passage}
                fromYear={passage.fromYear}
                onDone={(taken) => {
                  setTurn((count) => count + 1)
                  tell(words.done(taken))
                }}
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
  /** Of the classes for which somebody chose; the others have what is proposed. */
  const [choices, setChoices] = useState<ReadonlyMap<string, ClassCourses>>(new Map())
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
        onClose={() => {
          setConfirming(false)
          act.forget()
        }}
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
