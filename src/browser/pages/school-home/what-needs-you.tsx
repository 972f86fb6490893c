/** What waits for the head: one line each, what it means, and the way to settle it. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { type MySchool, mayIn, type SchoolRight } from '#browser/school/use-school.ts'
import type { SchoolOverview, SchoolWarning } from '#contract/schools.ts'

type Code = SchoolWarning['code']

interface WayOut {
  readonly needs: readonly SchoolRight[] | 'head'
  readonly href: (uai: string) => string
}

const wayOut: Readonly<Record<Code, WayOut>> = {
  no_school_year: { needs: 'head', href: pagePaths.schoolYear },
  school_year_over: { needs: 'head', href: pagePaths.schoolYear },
  zone_unknown: { needs: ['timetable'], href: pagePaths.schoolYear },
  calendar_unknown: { needs: ['timetable'], href: pagePaths.schoolYear },
  calendar_ends: { needs: ['timetable'], href: pagePaths.schoolYear },
  guardians_to_confirm: { needs: ['guardians'], href: pagePaths.guardians },
  pupils_without_card: { needs: ['cards'], href: pagePaths.classes },
  pupils_to_move_up: { needs: ['roster'], href: pagePaths.movingUp },
  pupils_without_class: {
    needs: ['roster'],
    href: (uai) => `${pagePaths.people(uai)}?role=pupil&sansclasse=1`,
  },
  courses_without_teacher: {
    needs: ['roster'],
    href: (uai) => `${pagePaths.classes(uai)}?liste=courses`,
  },
  classes_without_timetable: { needs: ['timetable'], href: pagePaths.timetable },
}

/** What stops the school's work comes first; then people; then what can wait. */
const order: readonly Code[] = [
  'no_school_year',
  'school_year_over',
  'pupils_to_move_up',
  'guardians_to_confirm',
  'pupils_without_card',
  'pupils_without_class',
  'classes_without_timetable',
  'courses_without_teacher',
  'calendar_unknown',
  'zone_unknown',
  'calendar_ends',
]

/** The first of those that the viewer can settle is the one thing to press on this page. */
function NeedLine(props: { warning: SchoolWarning; school: MySchool; isFirst: boolean }) {
  const { warning, school, isFirst } = props
  const words = useWords('head').needs
  const format = useFormat()
  const { code, count = 0, day } = warning
  const said = words[code]({ count, day: day === undefined ? '' : format.day(day) })
  const { needs, href } = wayOut[code]
  return (
    <li class="need-line">
      <Sign name="attention" />
      <div class="need-words">
        <p class="need-what">{said.what}</p>
        <p class="soft">{said.means}</p>
      </div>
      {mayIn(school, needs) && (
        <LinkButton kind={isFirst ? 'primary' : 'quiet'} href={href(school.uai)}>
          {said.act}
        </LinkButton>
      )}
    </li>
  )
}

export function WhatNeedsYou({ overview, school }: { overview: SchoolOverview; school: MySchool }) {
  const words = useWords('head').home
  const warnings = overview.warnings.toSorted(
    (left, right) => order.indexOf(left.code) - order.indexOf(right.code),
  )
  const first = warnings.find(({ code }) => mayIn(school, wayOut[code].needs))
  return (
    <section class="stack">
      <h2>{words.needsTitle}</h2>
      {warnings.length === 0 ? (
        <Notice kind="success" title={words.allWell} />
      ) : (
        <ul class="plain need-lines">
          {warnings.map((warning) => (
            <NeedLine
              key={warning.code}
              warning={warning}
              school={school}
              isFirst={warning === first}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
