/** Shows what `useLoad` found: the honest wait, the error with its way out, the content, or an older one under the error. */
import type { ComponentChildren } from 'preact'
import type { Loaded } from '#browser/api/use-load.ts'
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
  const shown = load.state === 'failed' ? load.kept : load
  return (
    <>
      {load.state === 'failed' && (
        <ErrorView refusal={load.refusal} onRetry={reload} live={shown !== null} />
      )}
      {shown !== null && children(shown.value)}
    </>
  )
}
