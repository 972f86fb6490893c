/** Fields that several kinds of questions share: a share of the points, a number, optional words. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import { MarkupField } from '#browser/write/markup-field.tsx'
import type { Inlines } from '#contract/content.ts'
import { nearestShare, sharesWith } from './question-shares.ts'
import './write-exercise.css'

/** What stands in the way of publishing, in words, for a field of one question. */
export type ErrorAt = (field: string) => string | null

export function ShareField(props: { fraction: number; onFraction: (fraction: number) => void }) {
  const { fraction, onFraction } = props
  const words = useWords('question')
  const format = useFormat()
  return (
    <div class="share-field">
      <Select
        label={words.share}
        value={String(nearestShare(fraction))}
        onValue={(value) => onFraction(Number(value))}
        options={sharesWith(fraction).map((share) => ({
          value: String(share),
          label: `${format.number(share * 100)} %`,
        }))}
      />
    </div>
  )
}

/** A number as a teacher types it: comma or dot; NaN while it is none. */
export function readNumber(text: string): number {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return plain === '' ? Number.NaN : Number(plain)
}

export interface NumberFieldProps {
  label: string
  hint?: string | undefined
  value: number
  onNumber: (value: number) => void
  error?: string | null | undefined
}

export function NumberField({ label, hint, value, onNumber, error }: NumberFieldProps) {
  const words = useWords('question')
  const [text, setText] = useState(() =>
    Number.isFinite(value) ? String(value).replace('.', ',') : '',
  )
  const [left, setLeft] = useState(false)
  const unread = text !== '' && !Number.isFinite(readNumber(text))
  const missing = left && text.trim() === ''
  return (
    <div class="number-field">
      <Field
        label={label}
        hint={hint}
        value={text}
        inputMode="decimal"
        spellcheck={false}
        error={error ?? (unread || missing ? words.numberNeeded : null)}
        onLeave={() => setLeft(true)}
        onValue={(next) => {
          setText(next)
          onNumber(readNumber(next))
        }}
      />
    </div>
  )
}

export interface OptionalWordsProps {
  label: string
  hint?: string | undefined
  inlines: Inlines | undefined
  onInlines: (inlines: Inlines | undefined) => void
  error?: string | null | undefined
}

/** Words that most questions do without: folded until they are wanted. */
export function OptionalWords({ label, hint, inlines, onInlines, error }: OptionalWordsProps) {
  return (
    <Disclosure label={label} open={(inlines?.length ?? 0) > 0 || Boolean(error)}>
      <MarkupField
        label={label}
        hideLabel
        bare
        hint={hint}
        error={error}
        inlines={inlines ?? []}
        onInlines={(next) => onInlines(next.length === 0 ? undefined : next)}
      />
    </Disclosure>
  )
}

/** The thing with its feedback set, or without one. */
export function withFeedback<Thing extends { feedback?: Inlines }>(
  thing: Thing,
  feedback: Inlines | undefined,
): Thing {
  const { feedback: _before, ...rest } = thing
  return (feedback === undefined ? rest : { ...rest, feedback }) as Thing
}
