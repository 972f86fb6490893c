/** One lesson on paper: its head, its resources whole, its exercises with room to write. */
import type { ComponentChildren } from 'preact'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { CopyRubric } from '#browser/content/copy-rubric.tsx'
import { exerciseFiles, resourceFiles } from '#browser/content/file-addresses.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import type { PaperExercise, PaperLesson } from '#contract/coming-paper.ts'
import type { Reading } from '#contract/resources.ts'
import { PaperQuestion } from './paper-question.tsx'

interface SheetLook {
  courseName: string
  /** A line on which the pupil, or who hands the sheets out, writes a name. */
  withName: boolean
  withExercises: boolean
}

function Sheet(props: {
  courseName: string
  withName: boolean
  title: string
  children: ComponentChildren
}) {
  const words = useWords('paper').coming
  return (
    <section class="coming-paper-sheet">
      <header class="coming-paper-head">
        <p>{props.courseName}</p>
        {props.withName && (
          <p class="coming-paper-name">
            {words.name} <span class="coming-paper-blank wide" aria-hidden="true" />
          </p>
        )}
      </header>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}

function ReadingOnPaper({ reading: { id, title, content, files } }: { reading: Reading }) {
  return (
    <section>
      <h3>{title}</h3>
      <ContentBlocks
        blocks={content.blocks}
        fileAddress={resourceFiles(id)}
        files={files}
        headingShift={1}
      />
    </section>
  )
}

function ExerciseOnPaper({ exercise }: { exercise: PaperExercise }) {
  const words = useWords('paper').coming
  const content = useWords('content')
  const format = useFormat()
  const { assignment, exerciseId, files, introduction, questions, rubric } = exercise
  const fileAddress = exerciseFiles(exerciseId)
  const { dueAt, questionCount } = assignment
  return (
    <section>
      <h3>{words.exercise({ title: assignment.title })}</h3>
      {dueAt !== null && <p>{words.due({ when: format.dateTime(dueAt) })}</p>}
      {questionCount < questions.length && (
        <p>{words.drawn({ count: questionCount, all: questions.length })}</p>
      )}
      <ContentBlocks
        blocks={introduction}
        fileAddress={fileAddress}
        files={files}
        headingShift={1}
      />
      <ol class="plain">
        {questions.map((question, place) => (
          <PaperQuestion
            key={question.id}
            question={question}
            number={place + 1}
            fileAddress={fileAddress}
            files={files}
          />
        ))}
      </ol>
      {rubric !== undefined && (
        <div class="coming-paper-question">
          <p>
            <strong>{content.rubric.copyTitle}</strong>
          </p>
          <CopyRubric rubric={rubric} />
        </div>
      )}
    </section>
  )
}

function Exercises({ exercises }: { exercises: readonly PaperExercise[] }) {
  return (
    <>
      {exercises.map((exercise) => (
        <ExerciseOnPaper key={exercise.assignment.id} exercise={exercise} />
      ))}
    </>
  )
}

export function EarlierSheet(props: SheetLook & { exercises: readonly PaperExercise[] }) {
  const words = useWords('paper').coming
  return (
    <Sheet courseName={props.courseName} withName={props.withName} title={words.earlier}>
      <Exercises exercises={props.exercises} />
    </Sheet>
  )
}

/** A page of its own is for a lesson that has something on it. */
export function isOnPaper(lesson: PaperLesson, withExercises: boolean): boolean {
  const { again, exercises, homework, note, readings, status } = lesson
  const things = readings.length + again.length + (withExercises ? exercises.length : 0)
  return things > 0 || note !== null || homework !== null || status === 'cancelled'
}

export function LessonSheet(props: SheetLook & { lesson: PaperLesson }) {
  const { courseName, lesson, withExercises, withName } = props
  const { again, endsAt, exercises, homework, homeworkDueOn, note, on, readings, startsAt } = lesson
  const words = useWords('paper').coming
  const format = useFormat()
  const title = `${format.day(dayInstant(on))}, ${format.time(startsAt)} – ${format.time(endsAt)}`
  return (
    <Sheet courseName={courseName} withName={withName} title={title}>
      {lesson.status === 'cancelled' && <p>{words.cancelled}</p>}
      {note !== null && <p class="coming-paper-text">{note}</p>}
      {homework !== null && (
        <p class="coming-paper-text">
          <strong>
            {homeworkDueOn === null
              ? words.homework
              : words.homeworkFor({ day: format.day(dayInstant(homeworkDueOn)) })}
          </strong>{' '}
          {homework}
        </p>
      )}
      {again.length > 0 && <p>{words.again({ titles: format.list(again) })}</p>}
      {readings.map((reading) => (
        <ReadingOnPaper key={reading.id} reading={reading} />
      ))}
      {withExercises && <Exercises exercises={exercises} />}
    </Sheet>
  )
}
