/** The cahier de textes of a class over all its courses, for those who teach it and who follow it. */
import { useWords } from '#browser/catalogue/speech.ts'
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
import type { ClassLog } from '#contract/lesson-log.ts'

export function ClassLogPage({ params }: PageProps) {
  const words = useWords('lesson-log')
  const classId = params.classId ?? ''
  const log = useLog<ClassLog>(`/api/classes/${classId}/lesson-log`)
  const value = log.known
  const reader = useLogReader(value?.schoolUai ?? null, pagePaths.myClass(classId))
  return (
    <PageShell
      title={
        value === null ? words.title : words.ofClass({ name: value.className, year: value.year })
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
          courses={value?.courses ?? []}
          courseId={log.courseId}
          onCourse={log.setCourseId}
          year={value}
        />
        <p class="row no-print">
          <Button sign="print" disabled={value === null} onClick={() => print()}>
            {words.paper.print}
          </Button>
          <LinkButton href={pagePaths.weekLoad(classId)}>{words.toLoad}</LinkButton>
        </p>
        <LoadView loaded={log.loaded} label={words.title}>
          {(read) => {
            const lessons = log.lessonsOf(read)
            const writable = new Set(read.courses.flatMap((one) => (one.mayWrite ? one.id : [])))
            const course = read.courses.find(({ id }) => id === log.courseId)
            return (
              <>
                <LogList
                  lessons={lessons}
                  isCut={read.isCut}
                  links={{
                    exerciseHref: pagePaths.following,
                    mayWrite: (courseId) => writable.has(courseId),
                    mayReplay: (courseId) => writable.has(courseId),
                  }}
                />
                <LogPaper
                  schoolName={read.schoolName}
                  of={read.className}
                  year={read.year}
                  courseName={course?.name ?? null}
                  span={log.shownSpan}
                  lessons={lessons}
                />
              </>
            )
          }}
        </LoadView>
      </div>
    </PageShell>
  )
}
