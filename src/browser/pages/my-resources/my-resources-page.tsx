/** The resources (leçons) that a teacher wrote, and those that colleagues share. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Chalkboard } from '#browser/drawings/chalkboard.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { ListCutLine } from '#browser/teach/list-cut-line.tsx'
import { loadResources } from '#browser/teach/load-resources.ts'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { createResource, NewThingDialog } from '#browser/write/new-thing-dialog.tsx'
import { ThingTabs } from '#browser/write/thing-tabs.tsx'
import { ThingsTable } from '#browser/write/things-table.tsx'

export function MyResourcesPage() {
  const words = useWords('write').lists
  const navigation = useTeacherLinks('resources')
  const [, navigate] = useLocation()
  const [making, setMaking] = useState(false)
  const loaded = useLoad('my resources', loadResources)
  const begin = (
    <Button kind="primary" onClick={() => setMaking(true)}>
      {words.newResource}
    </Button>
  )
  return (
    <PageShell title={words.resources} navigation={navigation} density="staff">
      <LoadView loaded={loaded} label={words.resources}>
        {({ isCut, resources }) => (
          <ThingTabs kind="resources">
            {resources.length === 0 ? (
              <EmptyState drawing={<Chalkboard />} action={begin}>
                {words.noResource}
              </EmptyState>
            ) : (
              <div class="stack">
                <p>{begin}</p>
                <ListCutLine isCut={isCut} />
                <ThingsTable
                  caption={words.resources}
                  things={resources}
                  hrefOf={(thing) => pagePaths.writeResource(thing.id)}
                  door="/api/resources"
                  onChange={loaded.reload}
                />
              </div>
            )}
          </ThingTabs>
        )}
      </LoadView>
      {making && (
        <NewThingDialog
          title={words.newResource}
          create={createResource}
          onCreated={(id) => navigate(pagePaths.writeResource(id))}
          onClose={() => setMaking(false)}
        />
      )}
    </PageShell>
  )
}
