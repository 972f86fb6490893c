/**
 * The class cards of one class: printed ten to a page, one or all, made anew or taken back. For the
 * head, for staff with the right, and for those who teach the class.
 */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Satchel } from '#browser/drawings/satchel.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Menu } from '#browser/parts/menu.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { type MySchool, runnableSchools, useSchoolLinks } from '#browser/school/use-school.ts'
import { useViewer } from '#browser/viewer.ts'
import type { ClassCards } from '#contract/cards.ts'
import { CardSheet } from './card-sheet.tsx'
import { CardTable } from './card-table.tsx'
import { RevokeClassDialog } from './revoke-class-dialog.tsx'

interface CardsProps {
  sheet: ClassCards
  classId: string
  onSheet: (sheet: ClassCards) => void
}

function Cards({ sheet, classId, onSheet }: CardsProps) {
  const words = useWords('paper').cards
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [revoking, setRevoking] = useState(false)
  const chosen = sheet.cards.filter(({ pupilId }) => !left.has(pupilId))
  if (sheet.cards.length === 0) {
    return <EmptyState drawing={<Satchel />}>{words.empty}</EmptyState>
  }
  return (
    <div class="stack stack-wide">
      <div class="stack no-print">
        {sheet.isDemonstration && (
          <Notice kind="attention" title={words.demoTitle}>
            <p>{words.demoMeans}</p>
          </Notice>
        )}
        <p>{words.explain}</p>
        <div class="row">
          <Button
            kind="primary"
            sign="print"
            disabled={chosen.length === 0}
            onClick={() => window.print()}
          >
            {words.print({ count: chosen.length })}
          </Button>
          <Menu
            label={words.more}
            items={[{ label: words.revokeClass, danger: true, onSelect: () => setRevoking(true) }]}
          />
        </div>
        <p class="soft small">{words.printHint}</p>
        <CardTable sheet={sheet} classId={classId} left={left} onLeft={setLeft} onSheet={onSheet} />
      </div>
      <h2 class="no-print">{words.sheetTitle}</h2>
      <CardSheet sheet={sheet} cards={chosen} />
      <RevokeClassDialog
        open={revoking}
        sheet={sheet}
        classId={classId}
        onClose={() => setRevoking(false)}
        onRevoked={() => {
          setRevoking(false)
          onSheet({ ...sheet, cards: [] })
        }}
      />
    </div>
  )
}

/** Back to the class: as its school's staff, else as its teacher. */
function backTo(classId: string, schools: readonly MySchool[]): string {
  const [only] = schools
  if (only === undefined) return pagePaths.myClass(classId)
  return schools.length === 1 ? pagePaths.classPage(only.uai, classId) : pagePaths.school
}

export function ClassCardsPage({ params }: PageProps) {
  const words = useWords('paper').cards
  const classId = params.classId ?? ''
  const viewer = useViewer()
  const schools = viewer.state === 'known' ? runnableSchools(viewer.me) : []
  const only = schools.length === 1 ? (schools[0] ?? null) : null
  const navigation = useSchoolLinks(only, only && 'classes')
  const loaded = useLoad(`cards ${classId}`, (signal) =>
    callApi<ClassCards>(`/api/classes/${classId}/cards`, { signal }),
  )
  const sheet = loaded.load.state === 'ready' ? loaded.load.value : null
  return (
    <PageShell
      title={sheet === null ? words.title : words.titleOf({ className: sheet.className })}
      intro={sheet?.schoolName}
      back={{ href: backTo(classId, schools), label: words.back }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) => <Cards sheet={value} classId={classId} onSheet={loaded.replace} />}
      </LoadView>
    </PageShell>
  )
}
