/** The cahier de textes of one course, whole: also what an earlier teacher wrote, for whoever takes over. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { LogLinks } from '#browser/lesson-log/log-lesson.tsx'
import { LogList } from '#browser/lesson-log/log-list.tsx'
import { LogPaper } from '#browser/lesson-log/log-paper.tsx'
import { LogTools } from '#browser/lesson-log/log-tools.tsx'
import { useLog } from '#browser/lesson-log/use-log.ts'
import { useLogReader } from '#browser/lesson-log/use-log-reader.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import type { CourseLog } from '#contract/lesson-log.ts'

const linksOf = ({ mayWrite }: CourseLog): LogLinks => ({
  exerciseHref: pagePaths.following,
  mayWrite: () => mayWrite,
  mayReplay: () => mayWrite,
})

export function CourseLogPage({ params }: PageProps) {
  const words = useWords('lesson-log')
  const paperWords = useWords('paper').coming
  const planWords = useWords('plan-desk')
  const format = useFormat()
  const courseId = params.courseId ?? ''
  const log = useLog<CourseLog>(`/api/courses/${courseId}/lesson-log`)
  const value = log.known
  const reader = useLogReader(value?.schoolUai ?? null, pagePaths.teaching)
  return (
    <PageShell
      title={
        value === null ? words.title : words.ofClass({ name: value.courseName, year: value.year })
      }
      intro={words.schoolIntro}
      {...reader}
      density="staff"
    >
      <div class="stack stack-wide">
        <LogTools
          span={log.span}
          onSpan={log.setSpan}
          today={log.today}
          courses={null}
          courseId=""
          onCourse={log.setCourseId}
          year={value}
        />
        <p class="row no-print">
          <Button sign="print" disabled={value === null} onClick={() => print()}>
            {words.paper.print}
          </Button>
          <LinkButton href={pagePaths.comingPaper(courseId)}>{paperWords.open}</LinkButton>
          <LinkButton href={pagePaths.workPlans(courseId)}>{planWords.title}</LinkButton>
        </p>
        <LoadView loaded={log.loaded} label={words.title}>
          {(read) => (
            <>
              <LogList lessons={read.lessons} isCut={read.isCut} links={linksOf(read)} />
              <LogPaper
                schoolName={read.schoolName}
                of={format.list(read.audience)}
                year={read.year}
                courseName={read.courseName}
                span={log.shownSpan}
                lessons={read.lessons}
              />
            </>
          )}
        </LoadView>
      </div>
    </PageShell>
  )
}
