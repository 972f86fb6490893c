/** What an evening asks of a guardian for one child: each need is a line, and the whole line a link. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { HandIn } from '#contract/day.ts'
import type { Need } from './evening-needs.ts'
import { titleOfWork } from './title-of-work.ts'

/** Works that a line names; the others it counts. */
const namedMax = 3

const signs: Readonly<Record<Need['kind'], SignName>> = {
  explain: 'attention',
  late: 'danger',
  soon: 'received',
  report: 'file',
}

/** The work's own page where there is one work, else the day that lists them all. */
function worksPath(pupilId: string, works: readonly HandIn[]): string {
  const [only, ...others] = works
  return only?.kind === 'assignment' && others.length === 0
    ? pagePaths.childWork(pupilId, only.assignmentId)
    : pagePaths.childDay(pupilId)
}

function useNeedText(): (need: Need, nowMs: number) => { what: string; details: string[] } {
  const words = useWords('guardian')
  const format = useFormat()
  const named = (works: readonly HandIn[]): string[] => [
    ...works
      .slice(0, namedMax)
      .map((work) => words.workOf({ subject: work.subject.label, title: titleOfWork(work) })),
    ...(works.length > namedMax ? [words.andMore({ count: works.length - namedMax })] : []),
  ]
  return (need, nowMs) => {
    switch (need.kind) {
      case 'explain':
        return { what: words.toExplain({ count: need.count }), details: [words.toExplainWhy] }
      case 'late':
        return { what: words.late({ count: need.works.length }), details: named(need.works) }
      case 'soon': {
        const when = format.nearDay(dayInstant(need.on), nowMs)
        return { what: words.soon({ when, count: need.works.length }), details: named(need.works) }
      }
      case 'report': {
        const { publishedAt, report } = need.given
        const { period, withoutPoints } = report
        return {
          what: words.newReport({ period: period.label, withoutPoints }),
          details: [words.reportGiven({ when: format.nearDay(publishedAt, nowMs) })],
        }
      }
    }
  }
}

function pathOf(need: Need, pupilId: string): string {
  switch (need.kind) {
    case 'explain':
      return pagePaths.childAttendance(pupilId)
    case 'report':
      return pagePaths.childReports(pupilId)
    default:
      return worksPath(pupilId, need.works)
  }
}

export interface EveningListProps {
  needs: readonly Need[]
  pupilId: string
  givenName: string
  nowMs: number
}

export function EveningList({ needs, pupilId, givenName, nowMs }: EveningListProps) {
  const words = useWords('guardian')
  const textOf = useNeedText()
  if (needs.length === 0) {
    return (
      <p class="evening-free">
        <Sign name="success" />
        {words.nothingToDo}
      </p>
    )
  }
  return (
    <div class="evening">
      <h3>{words.toDo}</h3>
      <ul class="plain">
        {needs.map((need) => {
          const { what, details } = textOf(need, nowMs)
          return (
            <li key={what}>
              <PageLink href={pathOf(need, pupilId)} class={`evening-need evening-${need.kind}`}>
                <Sign name={signs[need.kind]} />
                <span class="evening-text">
                  <span class="evening-what">
                    {what}
                    <span class="for-screen-readers"> ({givenName})</span>
                  </span>
                  {details.map((detail) => (
                    <span key={detail} class="evening-detail">
                      {detail}
                    </span>
                  ))}
                </span>
                <Sign name="next" />
              </PageLink>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
