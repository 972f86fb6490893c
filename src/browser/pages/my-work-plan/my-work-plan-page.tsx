/** *Mon plan de travail*: what a pupil is to do in the days around today, ticked with or without a line. */
import { useState } from 'preact/hooks'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { ownDayLinks } from '#browser/day/day-links.ts'
import { useMyDay } from '#browser/day/use-my-day.ts'
import { OfflineNotice } from '#browser/device/offline-notice.tsx'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { isWaiting } from '#browser/satchel/entry.ts'
import { keepTick, ticksSince } from '#browser/satchel/keep-tick.ts'
import { useOwnSatchel } from '#browser/satchel/own-satchel.ts'
import { useViewer } from '#browser/viewer.ts'
import { withTicks } from '#browser/work-plans/plan-progress.ts'
import { PlanSheet } from '#browser/work-plans/plan-sheet.tsx'
import type { WorkPlan } from '#contract/work-plans.ts'

/** Ticks that wait for the line, and those that the school would not take. */
function TickNotices({ hasLine }: { hasLine: boolean }) {
  const words = useWords('work-plan')
  const { satchel: satchelWords } = useWords('general')
  const tu = useVoice() === 'tu'
  const own = useOwnSatchel()
  if (own === null) return null
  const { entries, isDurable, pace } = own.view
  const ticks = entries.filter(({ task }) => task.kind === 'tick')
  const waiting = ticks.filter(isWaiting).length
  const refused = ticks.filter(({ where }) => where.at === 'refused').map(({ id }) => id)
  return (
    <>
      {waiting > 0 && (!hasLine || pace.trouble !== null) && (
        <Notice kind="information" title={words.waiting({ count: waiting })} live>
          <p>{isDurable ? words.leaves({ tu }) : satchelWords.onPageOnly}</p>
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice
          kind="attention"
          title={words.refused({ count: refused.length })}
          actions={
            <Button onClick={() => void own.open.satchel.remove(refused)}>
              {satchelWords.takeAway}
            </Button>
          }
        />
      )}
    </>
  )
}

function Plans({ plans, today }: { plans: readonly WorkPlan[]; today: string }) {
  const words = useWords('work-plan')
  const tu = useVoice() === 'tu'
  const viewer = useViewer()
  const [isFull, setFull] = useState(false)
  const accountId = viewer.state === 'known' ? viewer.me.accountId : null
  const tick = async (planId: string, itemId: string, isDone: boolean): Promise<void> => {
    if (accountId === null) return
    setFull((await keepTick(accountId, { planId, itemId, isDone })) === 'full')
  }
  if (plans.length === 0) {
    return <EmptyState drawing={<EmptyYard />}>{words.none({ tu })}</EmptyState>
  }
  const present = plans.filter(({ firstDay, lastDay }) => firstDay <= today && today <= lastDay)
  const coming = plans.filter(({ firstDay }) => firstDay > today)
  const over = plans.filter(({ lastDay }) => lastDay < today)
  const parts = [
    { title: null, plans: present },
    { title: words.coming, plans: coming },
    { title: words.over, plans: over },
  ]
  return (
    <div class="stack">
      {isFull && <Notice kind="danger" title={words.full({ tu })} live />}
      {parts.map(
        (part) =>
          part.plans.length > 0 && (
            <div key={part.title} class="stack">
              {part.title !== null && <p class="soft">{part.title}</p>}
              {part.plans.map((plan) => (
                <PlanSheet
                  key={plan.id}
                  plan={plan}
                  readingHref={pagePaths.reading}
                  assignmentHref={ownDayLinks.assignment}
                  onTick={(itemId, isDone) => void tick(plan.id, itemId, isDone)}
                />
              ))}
            </div>
          ),
      )}
    </div>
  )
}

export function MyWorkPlanPage() {
  const words = useWords('work-plan')
  const general = useWords('general')
  const navigation = useRoleLinks(null)
  const loaded = useMyDay(undefined)
  const own = useOwnSatchel()
  const ticks = ticksSince(own?.view.entries ?? [], loaded.askedAtMs)
  return (
    <PageShell
      title={words.own}
      navigation={navigation}
      back={{ href: pagePaths.myDay, label: general.homes.pupil }}
    >
      <OfflineNotice loaded={loaded} />
      <div class="plan-notices">
        <TickNotices hasLine={loaded.line !== 'none'} />
      </div>
      <LoadView loaded={loaded} label={words.own}>
        {({ on, workPlans = [] }) => <Plans plans={withTicks(workPlans, ticks)} today={on} />}
      </LoadView>
    </PageShell>
  )
}
