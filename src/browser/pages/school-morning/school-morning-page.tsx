/** A head's morning on one page, which is also one sheet of paper. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { AbsencePanel } from '#browser/pages/timetable/absence-panel.tsx'
import { Button } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { DistancePanel } from '#browser/school/distance-panel.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import type { SchoolMorning } from '#contract/school-morning.ts'
import { HalfTable } from './half-table.tsx'
import './school-morning.css'

function NotHeardFrom({ silent, uai }: { silent: SchoolMorning['silent']; uai: string }) {
  const words = useWords('morning')
  const sum = (of: 'pupils' | 'toCall') => silent.reduce((all, one) => all + one[of], 0)
  return (
    <section class="stack">
      <h2>{words.silent}</h2>
      {silent.length === 0 ? (
        <p>{words.silentNone}</p>
      ) : (
        <>
          <p>
            <strong>{words.silentCount({ pupils: sum('pupils'), toCall: sum('toCall') })}</strong>{' '}
            {words.silentMeans}
          </p>
          <ul class="plain morning-classes">
            {silent.map(({ className, pupils, toCall }) => (
              <li key={className}>
                <strong>{className || words.noClass}</strong> {words.ofClass({ pupils, toCall })}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="no-print">
        <LinkButton href={pagePaths.schoolCalls(uai)} sign="phone">
          {words.callList}
        </LinkButton>
      </p>
    </section>
  )
}

function WithoutTeacher({ morning, uai }: { morning: SchoolMorning; uai: string }) {
  const { uncovered, uncoveredTotal: all } = morning
  const words = useWords('morning')
  const format = useFormat()
  return (
    <section class="stack">
      <h2>{words.uncovered}</h2>
      {uncovered.length === 0 && <p>{words.uncoveredNone}</p>}
      {all > uncovered.length && (
        <p>
          <strong>{words.uncoveredCut({ shown: uncovered.length, all })}</strong>
        </p>
      )}
      <ul class="plain morning-lessons">
        {uncovered.map(({ audience, courseName, endsAt, id, startsAt, why }) => (
          <li key={id}>
            <span class="morning-time">
              {format.time(startsAt)} – {format.time(endsAt)}
            </span>
            <span>
              {/* Many courses bear the name of their class. */}
              {[courseName, ...audience.filter((name) => !courseName.includes(name))].join(', ')} ·{' '}
              <strong>{words.why[why]}</strong>
            </span>
          </li>
        ))}
      </ul>
      <p class="soft small">{words.uncoveredMeans}</p>
      <p class="no-print">
        <PageLink href={pagePaths.timetable(uai)}>{words.timetable}</PageLink>
      </p>
    </section>
  )
}

function FullWeeks({ classes }: { classes: SchoolMorning['fullWeeks'] }) {
  const words = useWords('morning')
  return (
    <section class="stack">
      <h2>{words.load}</h2>
      {classes.length === 0 ? (
        <p>{words.loadNone}</p>
      ) : (
        <>
          <p>{words.loadMeans}</p>
          <ul class="plain morning-classes">
            {classes.map(({ assessments, id, name }) => (
              <li key={id}>
                <PageLink href={pagePaths.weekLoad(id)}>{name}</PageLink>{' '}
                {words.assessments({ count: assessments })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Morning(props: { morning: SchoolMorning; school: MySchool; onChange: () => void }) {
  const { morning, onChange, school } = props
  const words = useWords('morning')
  const { uai } = school
  const { dayOff, lessonCount } = morning
  return (
    <div class="school-morning stack stack-wide">
      <p class="no-print">
        <Button kind="primary" sign="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </p>
      {(dayOff !== null || lessonCount === 0) && (
        <Notice
          kind="information"
          title={dayOff === null ? words.noSchool : words.dayOff({ label: dayOff })}
        >
          <p>{words.noSchoolMeans}</p>
        </Notice>
      )}
      <DistancePanel school={school} />
      <AbsencePanel school={school} onChange={onChange} />
      <NotHeardFrom silent={morning.silent} uai={uai} />
      {lessonCount > 0 && (
        <>
          <WithoutTeacher morning={morning} uai={uai} />
          <section class="stack">
            <h2>{words.attendance}</h2>
            <HalfTable classes={morning.classes} />
            <p class="no-print">
              <PageLink href={pagePaths.attendance(uai)}>{words.toAttendance}</PageLink>
            </p>
          </section>
        </>
      )}
      <FullWeeks classes={morning.fullWeeks} />
    </div>
  )
}

export function SchoolMorningPage({ params }: PageProps) {
  const words = useWords('morning')
  const head = useWords('head')
  const format = useFormat()
  const uai = params.uai ?? ''
  const loaded = useLoad(`morning ${uai}`, (signal) =>
    callApi<SchoolMorning>(`/api/schools/${uai}/morning`, { signal }),
  )
  useFreshReturn(loaded.reload)
  const at = loaded.load.state === 'ready' ? loaded.load.value.at : null
  return (
    <SchoolPage
      uai={uai}
      place={null}
      needs={['follow']}
      title={words.title}
      intro={at && words.asOf({ day: format.day(at), time: format.time(at) })}
      back={{ href: pagePaths.schoolHome(uai), label: head.navigation.home }}
    >
      {(school) => (
        <LoadView loaded={loaded} label={words.title}>
          {(morning) => <Morning morning={morning} school={school} onChange={loaded.reload} />}
        </LoadView>
      )}
    </SchoolPage>
  )
}
