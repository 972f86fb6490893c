/** An address without a page: says so, and leads back. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'

export function NotFoundPage() {
  const words = useWords('help')
  const tu = useVoice() === 'tu'
  return (
    <PageShell title={words.notFoundTitle}>
      <EmptyState
        drawing={<EmptyYard />}
        action={
          <LinkButton kind="primary" href={pagePaths.home}>
            {words.notFoundAction({ tu })}
          </LinkButton>
        }
      >
        {words.notFoundText({ tu })}
      </EmptyState>
    </PageShell>
  )
}
