/** Shows what `useLoad` found: the honest wait, the error with its way out, or the content. */
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
  if (load.state === 'failed') return <ErrorView refusal={load.refusal} onRetry={reload} />
  return <>{children(load.value)}</>
}
