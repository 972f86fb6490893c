/** *Ma semaine*: the week of a pupil with its teachers and rooms, of a teacher with the classes. */
import { callApi } from '#browser/api/call-api.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { LackingPlace } from '#browser/day/lacking-place.tsx'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { keepAnswer, readHere } from '#browser/device/load-here.ts'
import { OfflineNotice } from '#browser/device/offline-notice.tsx'
import { useLocalFirst } from '#browser/device/use-local-first.ts'
import { PlaneTree } from '#browser/drawings/plane-tree.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { rolesOf, useViewer } from '#browser/viewer.ts'
import { columnsOfWeek, weekOffLabel } from '#browser/week/columns-of-week.ts'
import { mondayToShow } from '#browser/week/monday-to-show.ts'
import { WeekGrid } from '#browser/week/week-grid.tsx'
import { WeekSteps } from '#browser/week/week-steps.tsx'
import type { OwnWeek as Week } from '#contract/timetable.ts'
import { type Day, dayOf, mondayOf } from '#kernel/calendar-day.ts'

export function MyWeekPage({ params }: PageProps) {
  const words = useWords('timetable')
  const general = useWords('general')
  const viewer = useViewer()
  const navigation = useRoleLinks(null)
  const isTeacher =
    viewer.state === 'known' && [...rolesOf(viewer.me)].some((role) => role !== 'pupil')
  const zone = viewer.state === 'known' ? viewer.me.schools[0]?.timeZone : undefined
  const homeMonday = mondayToShow(dayOf(Date.now(), zone ?? 'Europe/Paris'))
  const from = params.on ?? homeMonday
  const monday = mondayOf(from)
  const loaded = useLocalFirst<Week>(`my-week ${from}`, {
    readHere: () => readHere((code) => code.readWeekHere(monday)),
    ask: (signal) => callApi<Week>('/api/me/week', { query: { from }, signal }),
    onAnswer: (week, askedFor) => keepAnswer(askedFor, `week ${monday}`, week),
  })
  useFreshReturn(loaded.reload)
  const back = isTeacher
    ? { href: pagePaths.teaching, label: general.homes.teacher }
    : { href: pagePaths.myDay, label: general.homes.pupil }
  return (
    <PageShell
      title={words.own.title}
      intro={isTeacher ? words.own.teacherIntro : words.own.pupilIntro}
      navigation={navigation}
      back={back}
      density={isTeacher ? 'staff' : 'pupil'}
    >
      <OfflineNotice loaded={loaded} />
      <LoadView loaded={loaded} label={words.own.title}>
        {(week) => <OwnWeek week={week} homeMonday={homeMonday} isTeacher={isTeacher} />}
      </LoadView>
    </PageShell>
  )
}

function OwnWeek(props: { week: Week; homeMonday: Day; isTeacher: boolean }) {
  const { week, homeMonday, isTeacher } = props
  const words = useWords('timetable')
  const format = useFormat()
  const today = dayOf(Date.now(), week.timeZone)
  const off = weekOffLabel(week)
  const isEmpty = week.days.every(({ lessons }) => lessons.length === 0)
  const columns = columnsOfWeek({
    week,
    today,
    names: isTeacher ? 'audience' : 'teachers',
    words,
    format,
    dayHref: isTeacher ? pagePaths.teachingOn : pagePaths.myDayOn,
    actOf: ({ id }) => (isTeacher ? { kind: 'link', href: pagePaths.lessonPlan(id) } : null),
  })
  return (
    <div class="stack">
      <WeekSteps
        monday={week.from}
        thisMonday={mondayOf(today)}
        letter={week.week}
        hrefOf={(monday) => (monday === homeMonday ? pagePaths.myWeek : pagePaths.myWeekOn(monday))}
      />
      {isEmpty && off === null && week.lacking !== null && (
        <LackingPlace lacking={week.lacking} isOwn />
      )}
      {isEmpty && (off !== null || week.lacking === null) && (
        <EmptyState drawing={<PlaneTree />}>
          {off === null ? words.week.nothingAllWeek : words.week.allWeekOff({ label: off })}
        </EmptyState>
      )}
      {!isEmpty && (
        <>
          <WeekGrid label={words.week.label} columns={columns} />
          <p class="row no-print">
            <Button sign="print" onClick={() => print()}>
              {words.week.print}
            </Button>
            <LinkButton href={pagePaths.myAccount}>{words.own.calendar}</LinkButton>
          </p>
        </>
      )}
    </div>
  )
}
