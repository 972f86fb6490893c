/** A teacher's day: what to look at first, then the lessons with what they carry. */
import { useEffect } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { watchNews } from '#browser/api/news.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { weekHref } from '#browser/day/day-links.ts'
import { DaySteps } from '#browser/day/day-steps.tsx'
import { FreeDay } from '#browser/day/free-day.tsx'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { useSchoolClock } from '#browser/day/use-school-clock.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { AtDoorNote } from '#browser/teach/at-door-note.tsx'
import { lessonAtDoor } from '#browser/teach/lesson-at-door.ts'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { useViewer } from '#browser/viewer.ts'
import type { TeachingDay } from '#contract/day.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import { LookFirst } from './look-first.tsx'
import { OwnAbsence } from './own-absence.tsx'
import { TaughtRail } from './taught-rail.tsx'
import './teaching-day.css'

const askDay = (on: string | undefined, signal: AbortSignal): Promise<ApiResult<TeachingDay>> =>
  callApi<TeachingDay>('/api/teaching-day', { query: { on }, signal })

/** Tomorrow, or the next day with lessons where tomorrow has none. Without it the page is whole. */
function useNextDay(value: TeachingDay, isToday: boolean): TeachingDay | null {
  const tomorrow = addDays(value.on, 1)
  const { load } = useLoad<TeachingDay | null>(
    `teaching-next ${tomorrow} ${isToday}`,
    async (signal) => {
      if (!isToday) return { ok: true, value: null }
      const first = await askDay(value.day.nextSchoolDay ?? tomorrow, signal)
      if (!first.ok || first.value.lessons.length > 0) return first
      const { nextSchoolDay } = first.value.day
      return nextSchoolDay === null ? first : askDay(nextSchoolDay, signal)
    },
  )
  return load.state === 'ready' ? load.value : null
}

function DayBody({ value }: { value: TeachingDay }) {
  const words = useWords('teach').day
  const nowMs = useSchoolClock(value.now)
  const today = dayOf(nowMs, value.timeZone)
  const isToday = value.on === today
  const next = useNextDay(value, isToday)
  const atDoor = isToday ? lessonAtDoor(value.lessons, nowMs) : null
  return (
    <div class="teaching-day">
      {atDoor && <AtDoorNote courseId={atDoor.courseId} courseName={atDoor.courseName} />}
      {isToday && <LookFirst today={value} next={next} nowMs={nowMs} />}
      <DaySteps
        on={value.on}
        nextSchoolDay={value.day.nextSchoolDay}
        timeZone={value.timeZone}
        nowMs={nowMs}
        hrefOf={pagePaths.teachingOn}
        todayHref={pagePaths.teaching}
        weekHref={weekHref(value.on, isToday)}
      />
      {isToday && <OwnAbsence today={today} />}
      {value.lessons.length === 0 ? (
        <FreeDay day={value.day} nowMs={nowMs} hrefOf={pagePaths.teachingOn} isOwn={false} />
      ) : (
        <>
          <h2 class="for-screen-readers">{words.title}</h2>
          <TaughtRail
            label={words.title}
            lessons={value.lessons}
            nowMs={nowMs}
            today={today}
            isToday={isToday}
          />
        </>
      )}
    </div>
  )
}

export function TeachingDayPage({ params }: PageProps) {
  const words = useWords('teach').day
  const format = useFormat()
  const viewer = useViewer()
  const navigation = useTeacherLinks('teaching', true)
  const { on } = params
  const loaded = useLoad(`teaching-day ${on ?? 'today'}`, (signal) => askDay(on, signal))
  const { load, reload } = loaded
  useFreshReturn(reload)
  const personId = viewer.state === 'known' ? viewer.me.personId : null
  // Somebody was named to stand in, or is needed no more.
  useEffect(() => {
    if (personId === null) return
    return watchNews({ topic: 'teaching', key: personId, onNews: reload })
  }, [personId, reload])
  const day = load.state === 'ready' ? format.day(dayInstant(load.value.on)) : null
  const name = viewer.state === 'known' ? viewer.me.givenName : ''
  return (
    <PageShell
      title={words.title}
      heading={on === undefined ? words.hello({ name }) : (day ?? words.title)}
      intro={on === undefined ? (day ?? undefined) : undefined}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) => <DayBody key={value.on} value={value} />}
      </LoadView>
    </PageShell>
  )
}
