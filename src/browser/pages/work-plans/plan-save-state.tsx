/** Where a plan that is being saved is: on its way, waiting for the line, refused, or overtaken. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { KeptState } from '#browser/teach/value-keeper.ts'

export interface PlanSaveStateProps {
  state: KeptState | null
  /** Writes over the colleague's, knowingly: with the version that stands now. */
  onKeepMine: (version: number) => void
  onTakeTheirs: () => void
}

export function PlanSaveState({ state, onKeepMine, onTakeTheirs }: PlanSaveStateProps) {
  const words = useWords('plan-desk').saving
  if (state?.kind === 'waiting') {
    return (
      <Notice kind="information" title={words.waiting} live>
        <p>{words.waitingMeans}</p>
      </Notice>
    )
  }
  if (state?.kind !== 'refused') return null
  const { code, detail } = state.refusal
  const { version } = detail
  if (code !== 'edited_elsewhere' || typeof version !== 'number') {
    return <ErrorView refusal={state.refusal} live />
  }
  return (
    <Notice
      kind="attention"
      title={words.overtaken}
      live
      actions={
        <>
          <Button onClick={onTakeTheirs}>{words.takeTheirs}</Button>
          <Button onClick={() => onKeepMine(version)}>{words.keepMine}</Button>
        </>
      }
    >
      <p>{words.overtakenMeans}</p>
    </Notice>
  )
}

/** Under way or waiting: what was given is not to be changed before it is there. */
export function isOnItsWay(state: KeptState | null): boolean {
  return state?.kind === 'saving' || state?.kind === 'waiting'
}
