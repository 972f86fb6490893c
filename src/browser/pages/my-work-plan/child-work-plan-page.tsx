/** A child's work plan as the guardian follows it: read, not ticked. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { childDayLinks } from '#browser/day/day-links.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { PlanSheet } from '#browser/work-plans/plan-sheet.tsx'
import type { ChildDay } from '#contract/day.ts'

export function ChildWorkPlanPage({ params }: PageProps) {
  const words = useWords('work-plan')
  const guardian = useWords('guardian')
  const navigation = useRoleLinks(null)
  const pupilId = params.pupilId ?? ''
  const loaded = useLoad(`child plans ${pupilId}`, (signal) =>
    callApi<ChildDay>(`/api/pupils/${pupilId}/day`, { signal }),
  )
  const value = loaded.load.state === 'ready' ? loaded.load.value : null
  return (
    <PageShell
      title={value === null ? words.own : words.ofChild({ name: value.pupil.givenName })}
      intro={words.childIntro}
      navigation={navigation}
      back={{ href: pagePaths.children, label: guardian.title }}
    >
      <LoadView loaded={loaded} label={words.own}>
        {({ workPlans = [] }) => (
          <div class="stack">
            {workPlans.length === 0 && <p>{words.noneOfChild}</p>}
            {workPlans.map((plan) => (
              <PlanSheet
                key={plan.id}
                plan={plan}
                readingHref={pagePaths.reading}
                assignmentHref={childDayLinks(pupilId).assignment}
              />
            ))}
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
