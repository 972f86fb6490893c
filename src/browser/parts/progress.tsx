/** How far something is, as a thin chalk line and always as a number too. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import './progress.css'

export interface ProgressProps {
  label: string
  value: number
  max: number
  /** Replaces "3 sur 8" where other words say it better ("12 450 lignes sur 30 000"). */
  text?: string | undefined
  /** The label is only for screen readers. */
  hideLabel?: boolean | undefined
}

export function Progress({ label, value, max, text, hideLabel }: ProgressProps) {
  const words = useWords('general')
  const format = useFormat()
  const said =
    text ?? words.amongTotal({ value: format.number(value, 0), total: format.number(max, 0) })
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div class="progress">
      <span class={hideLabel ? 'for-screen-readers' : 'progress-label'} aria-hidden="true">
        {label}
      </span>
      <span class="progress-text" aria-hidden="true">
        {said}
      </span>
      <div
        class="progress-line"
        role="progressbar"
        tabIndex={-1}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(max, value)}
        aria-valuetext={said}
      >
        <span class="progress-done" style={{ inlineSize: `${share * 100}%` }} />
      </div>
    </div>
  )
}
