/** One child on the guardian's first page: what is to do this evening, the day, and the way to the rest. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useLoad } from '#browser/api/use-load.ts'
import type { Format } from '#browser/catalogue/format.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { awaitedUntil } from '#browser/day/awaited-until.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { DistanceNotice } from '#browser/day/distance-notice.tsx'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { useSchoolClock } from '#browser/day/use-school-clock.ts'
import { OpenChildButton } from '#browser/identity/open-child-button.tsx'
import { RecordingConsentPlace } from '#browser/live/recording-consent.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Card } from '#browser/parts/card.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { progressOf } from '#browser/work-plans/plan-progress.ts'
import type { ChildDay, HandIn } from '#contract/day.ts'
import type { Me } from '#contract/me.ts'
import { standsOn } from '#contract/work-plan-limits.ts'
import { askEvening, type ChildEvening } from './ask-evening.ts'
import { ChildAdjustments } from './child-adjustments.tsx'
import { childToday } from './child-summary.ts'
import { EveningList } from './evening-list.tsx'
import { eveningNeeds } from './evening-needs.ts'
import { EveningSignatures } from './evening-signatures.tsx'
import { titleOfWork } from './title-of-work.ts'

type Child = Me['children'][number]

function Line(props: { label: string; children: ComponentChildren }) {
  return (
    <div class="child-line">
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function TodayText({ value, nowMs }: { value: ChildDay; nowMs: number }) {
  const words = useWords('guardian')
  const format = useFormat()
  const fact = childToday(value, nowMs)
  switch (fact.kind) {
    case 'now':
      return <>{words.nowUntil({ subject: fact.subject, time: format.time(fact.endsAt) })}</>
    case 'next':
      return (
        <>
          {words.nextAt({
            subject: fact.subject,
            time: format.time(fact.startsAt),
            left: fact.left,
          })}
        </>
      )
    case 'over':
      return <>{words.lessonsOver}</>
    case 'free':
      if (fact.day.kind === 'no_class') return <>{words.noClass}</>
      if (fact.day.kind === 'no_courses') return <>{words.noCourses}</>
      return (
        <>{fact.day.label === null ? words.freeDay : words.holiday({ label: fact.day.label })}</>
      )
  }
}

/** Null for work that nobody set a time for. */
function whenText(format: Format, work: HandIn, nowMs: number): string | null {
  if (work.kind === 'homework') return format.nearDay(dayInstant(work.dueOn), nowMs)
  const until = awaitedUntil(work)
  return until === null ? null : format.dateTime(until, nowMs)
}

function LaterText({ works, nowMs }: { works: readonly HandIn[]; nowMs: number }) {
  const words = useWords('guardian')
  const format = useFormat()
  const [first] = works
  const when = first === undefined ? null : whenText(format, first, nowMs)
  return (
    <>
      {words.laterCount({ count: works.length })}
      {first !== undefined &&
        when !== null &&
        ` ${words.firstLater({ title: titleOfWork(first), when })}`}
    </>
  )
}

function MarkedText({ marked }: { marked: ChildDay['markedLately'] }) {
  const words = useWords('guardian')
  const format = useFormat()
  const [last] = marked
  if (last === undefined) return null
  return (
    <>
      {words.lastMarked({
        count: marked.length,
        title: last.title,
        points:
          last.pointsMax === 0
            ? null
            : words.pointsOf({
                points: format.number(last.points),
                max: format.number(last.pointsMax),
              }),
      })}
    </>
  )
}

/** Today, and the next day with lessons: a family has to arrange it the evening before. */
function DistanceLines({ day, nowMs }: { day: ChildDay; nowMs: number }) {
  const words = useWords('guardian')
  const format = useFormat()
  const { nextAtDistance } = day
  return (
    <>
      <DistanceNotice distance={day.day.distance} isToday isOwn={false} />
      {nextAtDistance !== undefined && (
        <DistanceNotice
          title={words.nextAtDistance({
            day: format.nearDay(dayInstant(nextAtDistance.on), nowMs),
          })}
          distance={nextAtDistance.distance}
          isToday={false}
          isOwn={false}
        />
      )}
    </>
  )
}

function PlanText({ day, pupilId }: { day: ChildDay; pupilId: string }) {
  const words = useWords('guardian')
  const format = useFormat()
  const standing = day.workPlans?.filter((plan) => standsOn(plan, day.on)) ?? []
  const { done, total } = progressOf(standing)
  return (
    <PageLink href={pagePaths.childWorkPlan(pupilId)}>
      {words.planDone({ done: format.number(done), total: format.number(total) })}
    </PageLink>
  )
}

function ChildEveningView(props: { value: ChildEvening; child: Child; onSigned: () => void }) {
  const { child, onSigned, value } = props
  const words = useWords('guardian')
  const { day, signatures } = value
  const nowMs = useSchoolClock(day.now)
  const { needs, later } = eveningNeeds(value, nowMs)
  return (
    <>
      <DistanceLines day={day} nowMs={nowMs} />
      {/* "Nothing to do" would not be true beside something to sign. */}
      {(needs.length > 0 || signatures.every(({ signed }) => signed !== null)) && (
        <EveningList needs={needs} pupilId={child.id} givenName={child.givenName} nowMs={nowMs} />
      )}
      <EveningSignatures
        requests={signatures}
        pupilId={child.id}
        givenName={child.givenName}
        onSigned={onSigned}
      />
      <dl class="child-lines">
        <Line label={words.today}>
          <TodayText value={day} nowMs={nowMs} />
        </Line>
        {day.workPlans?.some((plan) => standsOn(plan, day.on)) && (
          <Line label={words.plan}>
            <PlanText day={day} pupilId={child.id} />
          </Line>
        )}
        {later.length > 0 && (
          <Line label={words.later}>
            <LaterText works={later} nowMs={nowMs} />
          </Line>
        )}
        {day.markedLately.length > 0 && (
          <Line label={words.toSee}>
            <MarkedText marked={day.markedLately} />
          </Line>
        )}
      </dl>
    </>
  )
}

function ChildPlaces({ child }: { child: Child }) {
  const words = useWords('guardian')
  const places = [
    { href: pagePaths.childDay(child.id), label: words.seeDay },
    { href: pagePaths.childGrades(child.id), label: words.seeGrades },
    { href: pagePaths.childLog(child.id), label: words.seeLog },
    { href: pagePaths.childAttendance(child.id), label: words.seeAttendance },
    { href: pagePaths.childReports(child.id), label: words.seeReports },
    { href: pagePaths.childEnquiries(child.id), label: words.seeEnquiries },
    { href: pagePaths.childCard(child.id), label: words.seeCard },
  ]
  return (
    <nav class="child-places" aria-label={words.placesOf({ name: child.givenName })}>
      <ul class="plain">
        {places.map(({ href, label }) => (
          <li key={href}>
            <PageLink href={href}>
              {label}
              <span class="for-screen-readers"> {child.givenName}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Asked of the server only by who unfolds it. */
function ChildRecordings({ child }: { child: Child }) {
  const words = useWords('recording-consent')
  const [isOpen, setOpen] = useState(false)
  return (
    <Disclosure label={words.folded({ name: child.givenName })} onToggle={setOpen}>
      {isOpen && <RecordingConsentPlace pupilId={child.id} name={child.givenName} />}
    </Disclosure>
  )
}

/** `schoolName` is told where the children go to several schools. */
export function ChildCard({ child, schoolName }: { child: Child; schoolName: string | null }) {
  const loaded = useLoad(`child ${child.id}`, (signal) => askEvening(child.id, signal))
  useFreshReturn(loaded.reload)
  const place = [child.className, schoolName].filter((one) => one !== null).join(' · ')
  return (
    <Card
      title={`${child.givenName} ${child.familyName}`}
      aside={place !== '' && <span class="soft">{place}</span>}
      actions={<OpenChildButton pupilId={child.id} givenName={child.givenName} />}
    >
      <LoadView loaded={loaded} label={child.givenName}>
        {(value) => <ChildEveningView value={value} child={child} onSigned={loaded.reload} />}
      </LoadView>
      <ChildPlaces child={child} />
      {child.adjustments && (
        <ChildAdjustments adjustments={child.adjustments} givenName={child.givenName} />
      )}
      <ChildRecordings child={child} />
    </Card>
  )
}
