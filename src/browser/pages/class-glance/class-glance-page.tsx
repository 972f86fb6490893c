/** The class of a course at a glance: who is here, how far each is, who needs somebody first. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { CourseGlance } from '#contract/course-glance.ts'
import { type CellState, cellSigns, GlanceRow } from './glance-row.tsx'
import { findPupilRows, type PupilRow } from './pupil-needs.ts'
import { type ClassGlance, useClassGlance } from './use-class-glance.ts'
import './class-glance.css'

function Figures({ rows }: { rows: readonly PupilRow[] }) {
  const words = useWords('glance')
  const format = useFormat()
  const total = format.number(rows.length)
  const countNeed = (kind: string): string =>
    format.number(rows.filter(({ needs }) => needs.some((need) => need.kind === kind)).length)
  const here = rows.filter(({ atDoor }) => atDoor?.state === 'in').length
  const isDoorKnown = rows.some(({ atDoor }) => atDoor !== null)
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell !== 'not_theirs')
  const handedIn = cells.filter((cell) => cell !== null && cell.state !== 'begun').length
  const figures = [
    ...(isDoorKnown
      ? [
          {
            label: words.figures.here,
            text: words.ofAll({ count: format.number(here), total }),
          },
        ]
      : []),
    { label: words.figures.stuck, text: countNeed('stuck') },
    { label: words.figures.silent, text: countNeed('silent') },
    {
      label: words.figures.handedIn,
      text: words.ofAll({ count: format.number(handedIn), total: format.number(cells.length) }),
    },
  ]
  return (
    <dl class="glance-figures">
      {figures.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="numbers">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function Works({ glance: { now, works, worksLeftOut } }: { glance: CourseGlance }) {
  const words = useWords('glance')
  const format = useFormat()
  if (works.length === 0) return <p class="soft">{words.noWorks}</p>
  return (
    <section class="stack">
      <h2>{words.works}</h2>
      <ol class="glance-works">
        {works.map(({ dueAt, id, title }) => (
          <li key={id}>
            <PageLink href={pagePaths.following(id)}>{title}</PageLink>{' '}
            <span class="soft">
              {dueAt === null ? words.noDue : words.due({ when: format.dateTime(dueAt, now) })}
            </span>
          </li>
        ))}
      </ol>
      {worksLeftOut > 0 && <p class="soft">{words.worksLeftOut({ count: worksLeftOut })}</p>}
    </section>
  )
}

function Legend() {
  const words = useWords('glance')
  return (
    <ul class="plain glance-legend" aria-hidden="true">
      {(Object.keys(cellSigns) as CellState[]).map((state) => (
        <li key={state} class={`glance-key ${state}`}>
          <Sign name={cellSigns[state]} /> {words.states[state]}
        </li>
      ))}
    </ul>
  )
}

function HowKnown() {
  const words = useWords('glance')
  return (
    <Disclosure label={words.means}>
      <div class="stack">
        <p>{words.meansStuck}</p>
        <p>{words.meansSilent}</p>
        <p>{words.meansHere}</p>
      </div>
    </Disclosure>
  )
}

function Glance({ glance, live }: { glance: CourseGlance; live: ClassGlance }) {
  const words = useWords('glance')
  const format = useFormat()
  const rows = findPupilRows(glance, live.atDoor, live.silence)
  const time = format.time(glance.now)
  return (
    <div class="stack stack-wide">
      <div class="glance-head">
        <Figures rows={rows} />
        {glance.lessonId !== null && (
          <LinkButton href={pagePaths.register(glance.lessonId)} sign="person">
            {words.register}
          </LinkButton>
        )}
        <p class="small soft">
          <Sign name={live.isOld ? 'attention' : live.news === 'live' ? 'turnRight' : 'more'} />{' '}
          {live.isOld ? words.old({ time }) : words.live({ time })}
        </p>
      </div>
      <Works glance={glance} />
      <section class="stack">
        <h2>{words.pupils}</h2>
        {glance.works.length > 0 && <Legend />}
        {rows.length === 0 && <p>{words.nobody}</p>}
        <ul class="plain glance-rows">
          {rows.map((row) => (
            <GlanceRow key={row.pupil.id} row={row} works={glance.works} mayMark={glance.mayMark} />
          ))}
        </ul>
      </section>
      <HowKnown />
    </div>
  )
}

export function ClassGlancePage({ params }: PageProps) {
  const words = useWords('glance')
  const paperWords = useWords('paper').coming
  const planWords = useWords('plan-desk')
  const courseId = params.courseId ?? ''
  const navigation = useTeacherLinks('teaching')
  const live = useClassGlance(courseId)
  const { load } = live.loaded
  return (
    <PageShell
      title={words.title}
      intro={load.state === 'ready' ? load.value.courseName : undefined}
      back={{ href: pagePaths.teaching, label: words.back }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={live.loaded} label={words.title}>
        {(glance) => <Glance glance={glance} live={live} />}
      </LoadView>
      <p class="row">
        <LinkButton href={pagePaths.comingPaper(courseId)} sign="print">
          {paperWords.open}
        </LinkButton>
        <LinkButton href={pagePaths.workingGroups(courseId)} sign="person">
          {words.smallGroups}
        </LinkButton>
        <LinkButton href={pagePaths.workPlans(courseId)}>{planWords.title}</LinkButton>
      </p>
    </PageShell>
  )
}
