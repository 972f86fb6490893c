/** A class's reports of a period: what is missing, each pupil's whole, and giving them out. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { PeriodSelect } from '#browser/reports/period-select.tsx'
import { TextsState } from '#browser/reports/texts-state.tsx'
import { useTexts } from '#browser/reports/use-texts.ts'
import { useRoleLinks } from '#browser/role-homes.ts'
import { mayIn } from '#browser/school/use-school.ts'
import { useViewer } from '#browser/viewer.ts'
import type { ClassReports } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { MissingTable } from './missing-table.tsx'
import { PublishPart } from './publish-part.tsx'
import { PupilReports } from './pupil-reports.tsx'

interface Read {
  readonly value: ClassReports
  readonly askedAtMs: number
}

export function ClassReportsPage({ params }: PageProps) {
  const words = useWords('reports').ofClass
  const navigation = useRoleLinks(null)
  const classId = params.classId ?? ''
  const [period, setPeriod] = useState<Id>()
  const loaded = useLoad<Read>(`class reports ${classId} ${period ?? ''}`, async (signal) => {
    const askedAtMs = Date.now()
    const path = `/api/classes/${classId}/reports`
    const result = await callApi<ClassReports>(path, { query: { period }, signal })
    return result.ok ? { ok: true, value: { value: result.value, askedAtMs } } : result
  })
  const value = loaded.load.state === 'ready' ? loaded.load.value.value : null
  const back = useBack(classId, value)
  return (
    <PageShell
      title={
        value === null
          ? words.back
          : words.title({ name: value.class.name, withoutPoints: value.withoutPoints })
      }
      navigation={navigation}
      back={back}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.back}>
        {(read) => (
          <div class="stack">
            {read.value.isOver && <p class="soft">{words.over}</p>}
            <Body read={read} onChoose={setPeriod} reload={loaded.reload} />
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}

/** To the school's list for whoever may read it; a main teacher came from the class. */
function useBack(classId: Id, value: ClassReports | null) {
  const words = useWords('reports').ofClass
  const viewer = useViewer()
  const schools = viewer.state === 'known' ? viewer.me.schools : []
  const school = schools.find(({ uai }) => uai === value?.schoolUai)
  if (school === undefined || value === null) return undefined
  return mayIn(school, ['follow'])
    ? { href: pagePaths.reports(value.schoolUai), label: words.back }
    : { href: pagePaths.myClass(classId), label: words.backToClass }
}

interface BodyProps {
  read: Read
  onChoose: (period: Id) => void
  reload: () => void
}

function Body(props: BodyProps) {
  const { periodId } = props.read.value
  const words = useWords('reports')
  if (periodId === null) {
    return <EmptyState drawing={<EmptyYard />}>{words.noPeriods}</EmptyState>
  }
  return <PeriodBody {...props} periodId={periodId} />
}

function PeriodBody({ onChoose, periodId, read, reload }: BodyProps & { periodId: Id }) {
  const { askedAtMs, value } = read
  const words = useWords('reports').ofClass
  const path = `/api/classes/${value.class.id}/periods/${periodId}/appreciations`
  const texts = useTexts(path, askedAtMs)
  const { isOver, periods, reports } = value
  return (
    <div class="stack stack-wide">
      <PeriodSelect periods={periods} chosen={periodId} onChoose={onChoose} />
      {reports.length === 0 ? (
        <EmptyState drawing={<EmptyYard />}>{words.noPupils}</EmptyState>
      ) : (
        <>
          <PublishPart value={value} periodId={periodId} texts={texts} onDone={reload} />
          {!isOver && <MissingTable value={value} texts={texts} />}
          <PupilReports reports={reports} texts={texts} readOnly={isOver} />
          {!isOver && (
            <div class="texts-bar">
              <TextsState texts={texts} pupils={reports.map(({ pupil }) => pupil)} />
            </div>
          )}
        </>
      )}
    </div>
  )
}
