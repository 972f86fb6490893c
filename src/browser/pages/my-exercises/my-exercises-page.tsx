/** The exercises that a teacher wrote, those that colleagues share, and the common bank to copy from. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Chalkboard } from '#browser/drawings/chalkboard.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import type { Column } from '#browser/parts/table.tsx'
import { ListCutLine } from '#browser/teach/list-cut-line.tsx'
import { loadExercises } from '#browser/teach/load-exercises.ts'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { createExercise, NewThingDialog } from '#browser/write/new-thing-dialog.tsx'
import { ThingTabs } from '#browser/write/thing-tabs.tsx'
import { ThingsTable } from '#browser/write/things-table.tsx'
import type { ExerciseSummary } from '#contract/exercises.ts'

function ExerciseTables(props: { exercises: readonly ExerciseSummary[]; onChange: () => void }) {
  const { exercises, onChange } = props
  const words = useWords('write').lists
  const format = useFormat()
  const own = exercises.filter((one) => !one.isCommon)
  const common = exercises.filter((one) => one.isCommon)
  const more: Column<ExerciseSummary>[] = [
    {
      key: 'questions',
      header: words.questions,
      numeric: true,
      text: (one) => format.number(one.questionCount),
      sort: (one) => one.questionCount,
    },
  ]
  const shared = { more, door: '/api/exercises', onChange }
  return (
    <>
      {own.length > 0 && (
        <ThingsTable
          {...shared}
          caption={words.mine}
          things={own}
          hrefOf={(one) => pagePaths.writeExercise(one.id)}
        />
      )}
      {common.length > 0 && (
        <section class="stack">
          <p class="soft">{words.commonHint}</p>
          <ThingsTable {...shared} caption={words.common} things={common} hrefOf={() => null} />
        </section>
      )}
    </>
  )
}

export function MyExercisesPage() {
  const words = useWords('write').lists
  const navigation = useTeacherLinks('exercises')
  const [, navigate] = useLocation()
  const [making, setMaking] = useState(false)
  const loaded = useLoad('my exercises', loadExercises)
  const begin = (
    <div class="row">
      <Button kind="primary" onClick={() => setMaking(true)}>
        {words.newExercise}
      </Button>
      <LinkButton href={pagePaths.importQuestions}>{words.import}</LinkButton>
    </div>
  )
  return (
    <PageShell title={words.exercises} navigation={navigation} density="staff">
      <LoadView loaded={loaded} label={words.exercises}>
        {({ exercises, isCut }) => (
          <ThingTabs kind="exercises">
            <div class="stack stack-wide">
              {exercises.some((one) => !one.isCommon) ? (
                begin
              ) : (
                <EmptyState drawing={<Chalkboard />} action={begin}>
                  {words.noExercise}
                </EmptyState>
              )}
              <ListCutLine isCut={isCut} />
              <ExerciseTables exercises={exercises} onChange={loaded.reload} />
            </div>
          </ThingTabs>
        )}
      </LoadView>
      {making && (
        <NewThingDialog
          title={words.newExercise}
          create={createExercise}
          onCreated={(id) => navigate(pagePaths.writeExercise(id))}
          onClose={() => setMaking(false)}
        />
      )}
    </PageShell>
  )
}
