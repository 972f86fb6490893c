/** One child on the guardian's first page: three lines, and the way to the child's day. */
import type { ComponentChildren } from 'preact'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { useSchoolClock } from '#browser/day/use-school-clock.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import { OpenChildButton } from '#browser/identity/open-child-button.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Card } from '#browser/parts/card.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { ChildDay } from '#contract/day.ts'
import type { Me } from '#contract/me.ts'
import { childDue, childToday } from './child-summary.ts'

type Child = Me['children'][number]

function Line(props: { sign: SignName; label: string; children: ComponentChildren }) {
  return (
    <div class="child-line">
      <dt>
        <Sign name={props.sign} />
        {props.label}
      </dt>
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

function DueText({ value, nowMs }: { value: ChildDay; nowMs: number }) {
  const words = useWords('guardian')
  const format = useFormat()
  const { count, lateCount, first } = childDue(value, nowMs)
  if (count === 0) return <>{words.nothingDue}</>
  return (
    <>
      {words.dueCount({ count })}
      {first !== null &&
        first.dueAt !== null &&
        ` ${words.firstDue({ title: first.title, when: format.dateTime(first.dueAt, nowMs) })}`}
      {lateCount > 0 && (
        <strong class="child-late"> {words.lateCount({ count: lateCount })}</strong>
      )}
    </>
  )
}

function ToSeeText({ value }: { value: ChildDay }) {
  const words = useWords('guardian')
  const format = useFormat()
  const [last] = value.markedLately
  if (last === undefined) return <>{words.nothingToSee}</>
  return (
    <>
      {words.lastMarked({
        count: value.markedLately.length,
        title: last.title,
        points: format.number(last.points),
        max: format.number(last.pointsMax),
      })}
    </>
  )
}

function ChildLines({ value }: { value: ChildDay }) {
  const words = useWords('guardian')
  const nowMs = useSchoolClock(value.now)
  return (
    <dl class="child-lines">
      <Line sign="information" label={words.today}>
        <TodayText value={value} nowMs={nowMs} />
      </Line>
      <Line sign="received" label={words.due}>
        <DueText value={value} nowMs={nowMs} />
      </Line>
      <Line sign="success" label={words.toSee}>
        <ToSeeText value={value} />
      </Line>
    </dl>
  )
}

export function ChildCard({ child, strong }: { child: Child; strong: boolean }) {
  const words = useWords('guardian')
  const loaded = useLoad(`child ${child.id}`, (signal) =>
    callApi<ChildDay>(`/api/pupils/${child.id}/day`, { signal }),
  )
  useFreshReturn(loaded.reload)
  return (
    <Card
      title={`${child.givenName} ${child.familyName}`}
      aside={child.className && <span class="soft">{child.className}</span>}
      actions={
        <>
          <LinkButton href={pagePaths.childDay(child.id)} kind={strong ? 'primary' : 'quiet'}>
            {words.seeDay}
            <span class="for-screen-readers"> {child.givenName}</span>
          </LinkButton>
          <LinkButton href={pagePaths.childGrades(child.id)}>
            {words.seeGrades}
            <span class="for-screen-readers"> {child.givenName}</span>
          </LinkButton>
          <LinkButton href={pagePaths.childLog(child.id)}>
            {words.seeLog}
            <span class="for-screen-readers"> {child.givenName}</span>
          </LinkButton>
          <OpenChildButton pupilId={child.id} givenName={child.givenName} />
          <LinkButton href={pagePaths.childAttendance(child.id)}>
            {words.seeAttendance}
            <span class="for-screen-readers"> {child.givenName}</span>
          </LinkButton>
          <LinkButton href={pagePaths.childReports(child.id)}>
            {words.seeReports}
            <span class="for-screen-readers"> {child.givenName}</span>
          </LinkButton>
          <LinkButton href={pagePaths.childCard(child.id)}>
            {words.seeCard}
            <span class="for-screen-readers"> {child.givenName}</span>
          </LinkButton>
        </>
      }
    >
      <LoadView loaded={loaded} label={child.givenName}>
        {(value) => <ChildLines value={value} />}
      </LoadView>
    </Card>
  )
}
