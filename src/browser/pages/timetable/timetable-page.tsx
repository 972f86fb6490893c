/**
 * The timetable of a class or a teacher: the week as it really takes place, the slots of the whole
 * year, who is in two places at once, and the import of a file.
 */
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { Select } from '#browser/parts/select.tsx'
import { Tabs } from '#browser/parts/tabs.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import { AbsencePanel } from './absence-panel.tsx'
import { ClashList } from './clash-list.tsx'
import { DatedWeek } from './dated-week.tsx'
import { askChoices, type Choice } from './timetable-choices.ts'
import { TimetableFile } from './timetable-file.tsx'
import { type TimetablePart, useTimetableView, type Whose, writeView } from './timetable-view.ts'
import { YearlySlots } from './yearly-slots.tsx'
import './timetable.css'

export function TimetablePage({ params }: PageProps) {
  const words = useWords('school-life')
  const { uai = '' } = params
  return (
    <SchoolPage uai={uai} place="timetable" needs={['timetable', 'follow']} title={words.title}>
      {(school) => <TimetableOfSchool school={school} />}
    </SchoolPage>
  )
}

function TimetableOfSchool({ school }: { school: MySchool }) {
  const words = useWords('school-life')
  const choices = useLoad(`timetable-choices ${school.uai}`, (signal) =>
    askChoices(school.uai, signal),
  )
  return (
    <LoadView loaded={choices} label={words.title}>
      {(value) =>
        value.length === 0 ? (
          <EmptyState
            drawing={<EmptyYard />}
            action={
              mayIn(school, ['timetable']) && (
                <LinkButton href={pagePaths.schoolYear(school.uai)}>{words.toYear}</LinkButton>
              )
            }
          >
            {words.noClasses}
          </EmptyState>
        ) : (
          <TimetableParts school={school} choices={value} />
        )
      }
    </LoadView>
  )
}

function TimetableParts(props: { school: MySchool; choices: readonly Choice[] }) {
  const { school, choices } = props
  const words = useWords('school-life')
  const [view, change] = useTimetableView()
  const mayEdit = mayIn(school, ['timetable'])
  const asked = choices.find(({ whose }) => isSame(whose, view.whose))
  const open = asked ?? choices[0]
  if (open === undefined) return null
  const parts: TimetablePart[] = mayEdit
    ? ['week', 'slots', 'absences', 'clashes', 'import']
    : ['week', 'slots', 'absences', 'clashes']
  const part = parts.includes(view.part) ? view.part : 'week'
  const isPersonal = part === 'week' || part === 'slots'
  return (
    <div class="stack">
      <div class="timetable-tools no-print">
        {isPersonal && (
          <Select
            label={words.whose}
            value={keyOf(open.whose)}
            onValue={(key) => {
              const chosen = choices.find(({ whose }) => keyOf(whose) === key)
              if (chosen) change({ whose: chosen.whose })
            }}
            options={choices.map(({ whose, name }) => ({
              value: keyOf(whose),
              label: name,
              group: whose.kind === 'class' ? words.groups.classes : words.groups.teachers,
            }))}
          />
        )}
        {mayEdit && (
          <p class="timetable-to-year">
            <PageLink href={pagePaths.schoolYear(school.uai)}>{words.toYear}</PageLink>
          </p>
        )}
      </div>
      <Tabs
        label={words.views.label}
        tabs={parts.map((key) => ({ key, label: words.views[key] }))}
        open={part}
        onOpen={(key) => change({ part: key })}
      >
        {part === 'week' && (
          <DatedWeek
            school={school}
            choice={open}
            monday={view.monday}
            mayEdit={mayEdit}
            weekHref={(monday) => hrefOf(school.uai, open.whose, monday)}
          />
        )}
        {part === 'slots' && <YearlySlots school={school} choice={open} mayEdit={mayEdit} />}
        {part === 'absences' && <AbsencePanel school={school} />}
        {part === 'clashes' && <ClashList school={school} mayEdit={mayEdit} />}
        {part === 'import' && (
          <TimetableFile school={school} onSee={() => change({ part: 'slots' })} />
        )}
      </Tabs>
    </div>
  )
}

const keyOf = ({ kind, id }: Whose): string => `${kind} ${id}`

function isSame(one: Whose, other: Whose | null): boolean {
  return other !== null && one.kind === other.kind && one.id === other.id
}

function hrefOf(uai: string, whose: Whose, monday: string): string {
  return `${pagePaths.timetable(uai)}?${writeView({ whose, part: 'week', monday })}`
}
