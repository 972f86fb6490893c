/**
 * The coming days of a course as sheets for a pupil without a line: each lesson begins a page, with
 * what is read, what is to be done, and room to write. Nobody's name stands on it.
 */
import '#browser/paper/paper.css'
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useLogReader } from '#browser/lesson-log/use-log-reader.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import type { ComingPaper } from '#contract/coming-paper.ts'
import { EarlierSheet, isOnPaper, LessonSheet } from './lesson-sheet.tsx'
import { printWhole } from './print-whole.ts'
import './coming-paper.css'

function NotOpen({ exercises }: { exercises: ComingPaper['notOpen'] }) {
  const words = useWords('paper').coming
  const format = useFormat()
  if (exercises.length === 0) return null
  return (
    <Notice kind="information" title={words.notOpenTitle}>
      <ul>
        {exercises.map(({ title, opensAt }) => (
          <li key={`${opensAt} ${title}`}>
            {words.notOpen({ title, when: format.dateTime(opensAt) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Unprepared({ lessons }: { lessons: ComingPaper['lessons'] }) {
  const words = useWords('paper').coming
  const format = useFormat()
  if (lessons.length === 0) return null
  return (
    <Notice kind="information" title={words.unprepared({ count: lessons.length })}>
      <ul>
        {lessons.map(({ id, startsAt }) => (
          <li key={id}>{format.dateTime(startsAt)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Sheets({ paper }: { paper: ComingPaper }) {
  const words = useWords('paper').coming
  const [withName, setWithName] = useState(false)
  const [withExercises, setWithExercises] = useState(true)
  const [busy, setBusy] = useState(false)
  const sheets = useRef<HTMLElement>(null)
  const printAll = async (): Promise<void> => {
    if (sheets.current === null) return
    setBusy(true)
    await printWhole(sheets.current)
    setBusy(false)
  }
  const { courseName, earlier, lessons, notOpen } = paper
  if (earlier.length + lessons.length === 0) {
    return (
      <>
        <p>{words.nothing}</p>
        <NotOpen exercises={notOpen} />
      </>
    )
  }
  const look = { courseName, withName, withExercises }
  return (
    <>
      <div class="stack no-print">
        <NotOpen exercises={notOpen} />
        <p class="small soft">{words.notToSome}</p>
        <Unprepared lessons={lessons.filter((one) => !isOnPaper(one, true))} />
        <CheckBox label={words.withName} checked={withName} onChecked={setWithName} />
        <CheckBox
          label={words.withExercises}
          checked={withExercises}
          onChecked={setWithExercises}
        />
        <p class="row">
          <Button
            kind="primary"
            sign="print"
            disabled={busy}
            onClick={() => {
              void printAll()
            }}
          >
            {busy ? words.preparing : words.print}
          </Button>
        </p>
        <p class="field-hint">{words.printHint}</p>
      </div>
      <article class="paper coming-paper" ref={sheets}>
        {earlier.length > 0 && withExercises && <EarlierSheet exercises={earlier} {...look} />}
        {lessons
          .filter((lesson) => isOnPaper(lesson, withExercises))
          .map((lesson) => (
            <LessonSheet key={lesson.id} lesson={lesson} {...look} />
          ))}
      </article>
    </>
  )
}

export function ComingPaperPage({ params }: PageProps) {
  const words = useWords('paper').coming
  const courseId = params.courseId ?? ''
  const path = `/api/courses/${courseId}/coming-paper`
  const loaded = useLoad<ComingPaper>(path, (signal) => callApi<ComingPaper>(path, { signal }))
  const paper = loaded.load.state === 'ready' ? loaded.load.value : null
  const reader = useLogReader(paper?.schoolUai ?? null, pagePaths.teaching)
  return (
    <PageShell
      title={paper === null ? words.title : words.titleOf({ course: paper.courseName })}
      intro={words.intro}
      {...reader}
      density="staff"
    >
      <div class="stack stack-wide">
        <LoadView loaded={loaded} label={words.title}>
          {(read) => <Sheets paper={read} />}
        </LoadView>
      </div>
    </PageShell>
  )
}
