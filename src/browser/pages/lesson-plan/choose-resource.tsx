/** The teacher's own resources, to choose one from: drafts are shown with the reason why not. */
import { useState } from 'preact/hooks'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { ListCutLine } from '#browser/teach/list-cut-line.tsx'
import { loadResources } from '#browser/teach/load-resources.ts'
import { matchesSearch } from '#browser/teach/matches-search.ts'
import type { ResourceSummary } from '#contract/resources.ts'
import { PlanLine } from './plan-line.tsx'

export interface ChooseResourceProps {
  open: boolean
  attachedIds: ReadonlySet<string>
  busy: boolean
  onChoose: (resource: ResourceSummary) => void
  onClose: () => void
}

type ListProps = Omit<ChooseResourceProps, 'open' | 'onClose'> & {
  resources: readonly ResourceSummary[]
}

function ResourceList({ resources, attachedIds, busy, onChoose }: ListProps) {
  const words = useWords('teach').plan
  const [search, setSearch] = useState('')
  if (resources.length === 0) {
    return (
      <>
        <p>{words.noResourceYet}</p>
        <LinkButton href={pagePaths.myResources}>{words.resources}</LinkButton>
      </>
    )
  }
  const found = resources.filter((one) => matchesSearch(search, [one.title, one.levelLabel ?? '']))
  return (
    <div class="stack">
      <SearchField label={words.searchResource} value={search} onValue={setSearch} showLabel />
      {found.length === 0 && <p>{words.noMatch}</p>}
      <ul class="plain plan-lines">
        {found.map((resource) => {
          const attached = attachedIds.has(resource.id)
          const why = attached
            ? words.alreadyAttached
            : resource.publishedAt === null
              ? words.notPublished
              : null
          return (
            <PlanLine
              key={resource.id}
              title={resource.title}
              detail={why ?? resource.levelLabel}
              actions={
                why === null && (
                  <Button busy={busy} onClick={() => onChoose(resource)}>
                    {words.choose}
                    <span class="for-screen-readers"> {resource.title}</span>
                  </Button>
                )
              }
            />
          )
        })}
      </ul>
    </div>
  )
}

function LoadedList(props: Omit<ChooseResourceProps, 'open' | 'onClose'>) {
  const words = useWords('teach').plan
  const loaded = useLoad('resources to attach', loadResources)
  return (
    <LoadView loaded={loaded} label={words.attachTitle}>
      {({ isCut, resources }) => (
        <>
          <ResourceList {...props} resources={resources} />
          <ListCutLine isCut={isCut} />
        </>
      )}
    </LoadView>
  )
}

export function ChooseResource({ open, onClose, ...rest }: ChooseResourceProps) {
  const words = useWords('teach').plan
  return (
    <Dialog open={open} title={words.attachTitle} onClose={onClose} wide>
      <LoadedList {...rest} />
    </Dialog>
  )
}
