/** Plans on their way to the server, each under a key: sent until it has them, or says no. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useValueKeeper } from '#browser/teach/use-value-keeper.ts'
import type { KeptState } from '#browser/teach/value-keeper.ts'
import type { NewWorkPlans, WorkPlanChange } from '#contract/work-plans.ts'
import type { Id } from '#kernel/ids.ts'

export type PlanSave =
  | { readonly kind: 'new'; readonly plans: NewWorkPlans }
  | { readonly kind: 'change'; readonly planId: Id; readonly change: WorkPlanChange }

export interface PlanSaving {
  readonly stateOf: (key: string) => KeptState | null
  /** Resolves true once the server has it; where it waits, it goes again by itself. */
  readonly save: (key: string, save: PlanSave) => Promise<boolean>
}

/** `onSaved` is called whenever the server has one more, at once or after the line came back. */
export function usePlanSaving(courseId: Id, onSaved: () => void): PlanSaving {
  const [states, setStates] = useState<ReadonlyMap<string, KeptState>>(new Map())
  const keeper = useValueKeeper<PlanSave>(`plans ${courseId}`, () => ({
    onState(key, state) {
      setStates((before) => new Map(before).set(key, state))
      if (state.kind === 'saved') onSaved()
    },
    send: (_, save) =>
      save.kind === 'new'
        ? callApi(`/api/courses/${courseId}/work-plans`, { body: save.plans })
        : callApi(`/api/work-plans/${save.planId}`, { method: 'PUT', body: save.change }),
  }))
  return { stateOf: (key) => states.get(key) ?? null, save: keeper.save }
}
