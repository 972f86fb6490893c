/** One lesson, prepared by its teacher: what to read, what to do, a note, whether it takes place. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { AtDoorNote } from '#browser/teach/at-door-note.tsx'
import { isAtDoorTime, isLiveTime } from '#browser/teach/lesson-at-door.ts'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { type OpenedDraft, openDraft } from '#browser/write/open-draft.ts'
import type { TeachingDay } from '#contract/day.ts'
import type { OwnLog } from '#contract/lesson-log.ts'
import type { Lesson } from '#contract/timetable.ts'
import { AssignedExercises } from './assigned-exercises.tsx'
import { AttachedResources } from './attached-resources.tsx'
import { HomeworkForm } from './homework-form.tsx'
import { LessonExceptions } from './lesson-exceptions.tsx'
import { logName, readLog } from './log-door.ts'
import { LogForm } from './log-form.tsx'
import { NoteForm } from './note-form.tsx'
import { PlannedSlides } from './planned-slides.tsx'
import { ReprisedHere } from './reprised-here.tsx'
import './lesson-plan.css'

export interface PlannedLesson {
  readonly lesson: Lesson
  /** What it carries; null for those who only look on. */
  readonly carried: TeachingDay['lessons'][number] | null
  /** What was done; null for those who only look on. */
  readonly log: OpenedDraft<OwnLog> | null
}

/** The lesson itself, from the teacher's day what it carries, and what was written of it. */
async function askLesson(lessonId: string, signal: AbortSignal) {
  const lesson = await callApi<Lesson>(`/api/lessons/${lessonId}`, { signal })
  if (!lesson.ok) return lesson
  if (!lesson.value.mayChange) {
    return { ok: true, value: { lesson: lesson.value, carried: null, log: null } } as const
  }
  const query = { on: lesson.value.onDate }
  const [day, log] = await Promise.all([
    callApi<TeachingDay>('/api/teaching-day', { query, signal }),
    openDraft(logName(lessonId), () => readLog(lessonId, signal)),
  ])
  if (!day.ok) return day
  if (!log.ok) return log
  const carried = day.value.lessons.find((one) => one.id === lessonId) ?? null
  return { ok: true, value: { lesson: lesson.value, carried, log: log.value } } as const
}

function Plan({ planned, reload }: { planned: PlannedLesson; reload: () => void }) {
  const words = useWords('teach').plan
  const repriseWords = useWords('reprise')
  const liveWords = useWords('live')
  const { lesson, carried, log } = planned
  const shared = { lesson, schoolUai: carried?.schoolUai ?? '', onChange: reload }
  return (
    <div class="lesson-plan">
      {carried !== null && isLiveTime(lesson, Date.now()) && (
        <p>
          <LinkButton kind="primary" href={pagePaths.liveClass(lesson.id)}>
            {liveWords.joinTeacher}
          </LinkButton>
        </p>
      )}
      {carried !== null && isAtDoorTime(lesson, Date.now()) && (
        <AtDoorNote courseId={lesson.courseId} courseName={lesson.courseName} />
      )}
      {lesson.status === 'cancelled' && <Notice kind="attention" title={words.cancelledNotice} />}
      {carried === null ? (
        <Notice kind="information" title={words.onlyLook}>
          {lesson.homework && <p>{lesson.homework}</p>}
          {lesson.note && <p>{lesson.note}</p>}
        </Notice>
      ) : (
        <>
          {lesson.mayMove && <ReprisedHere lesson={lesson} onChange={reload} />}
          <div class="lesson-plan-columns">
            <AttachedResources {...shared} resources={carried.resources} />
            <AssignedExercises {...shared} works={carried.assignments} />
          </div>
          <div class="lesson-plan-columns">
            {log !== null && (
              <LogForm
                key={lesson.id}
                lesson={lesson}
                log={log}
                given={[...carried.resources, ...carried.assignments].map(({ title }) => title)}
              />
            )}
            <div class="lesson-plan">
              <HomeworkForm lesson={lesson} onChange={reload} />
              <NoteForm lesson={lesson} onChange={reload} />
            </div>
          </div>
          <PlannedSlides lesson={lesson} />
          <LessonExceptions lesson={lesson} onChange={reload} />
          {lesson.mayMove && (
            <p>
              <LinkButton href={`${pagePaths.reprise(lesson.courseId)}?seance=${lesson.id}`}>
                {repriseWords.open}
              </LinkButton>
            </p>
          )}
        </>
      )}
    </div>
  )
}

export function LessonPlanPage({ params }: PageProps) {
  const words = useWords('teach')
  const dayWords = useWords('day')
  const format = useFormat()
  const navigation = useTeacherLinks('teaching')
  const lessonId = params.lessonId ?? ''
  const loaded = useLoad<PlannedLesson>(`lesson-plan ${lessonId}`, (signal) =>
    askLesson(lessonId, signal),
  )
  const lesson = loaded.load.state === 'ready' ? loaded.load.value.lesson : null
  return (
    <PageShell
      title={
        lesson === null
          ? words.plan.title
          : `${lesson.subject.label}, ${format.list(lesson.audience)}`
      }
      intro={
        lesson && (
          <span class="plan-intro">
            <SubjectMark
              subject={subjectKindOf(lesson.subject.label, lesson.subject.family)}
              iconOnly
            />
            <span>
              {format.nearDay(lesson.startsAt)}, {format.time(lesson.startsAt)} –{' '}
              {format.time(lesson.endsAt)}
              {lesson.room && ` · ${dayWords.room({ room: lesson.room })}`}
            </span>
          </span>
        )
      }
      back={{
        href: lesson === null ? pagePaths.teaching : pagePaths.teachingOn(lesson.onDate),
        label: words.day.title,
      }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.plan.title}>
        {(planned) => <Plan planned={planned} reload={loaded.reload} />}
      </LoadView>
    </PageShell>
  )
}
