/** Shows what `useLoad` found: the honest wait, the error with its way out, or the content; both where it is old. */
import type { ComponentChildren } from 'preact'
import { type Loaded, shownOf } from '#browser/api/use-load.ts'
import { ErrorView } from './error-view.tsx'
import { Waiting } from './waiting.tsx'

export interface LoadViewProps<T> {
  loaded: Loaded<T>
  /** What is coming, for waits over a second. */
  label?: string | undefined
  children: (value: T) => ComponentChildren
}

export function LoadView<T>({ loaded, label, children }: LoadViewProps<T>) {
  const { load, reload } = loaded
  if (load.state === 'loading') return <Waiting label={label} />
  const shown = shownOf(load)
  return (
    <>
      {load.state === 'failed' && (
        <ErrorView refusal={load.refusal} onRetry={reload} live={shown !== undefined} />
      )}
      {shown !== undefined && children(shown.value)}
    </>
  )
}
