/** The batches of a school that has more letters than a ream of paper: which one is here, the next one. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { Letters } from '#contract/cards.ts'
import type { Id } from '#kernel/ids.ts'

export interface BatchChooserProps {
  letters: Letters
  busy: boolean
  onBatch: (from: Id) => void
}

export function BatchChooser({ letters, busy, onBatch }: BatchChooserProps) {
  const words = useWords('paper').letters
  const format = useFormat()
  const { batch, batches } = letters
  if (batches.length < 2) return null
  const all = batches.reduce((sum, one) => sum + one.letters, 0)
  const edge = (of: Letters['batches'][number]['first']): string =>
    [of.className, `${of.familyName} ${of.givenName}`].filter((part) => part !== null).join(', ')
  const next = batches[batch + 1]
  return (
    <div class="stack">
      <p>{words.batchesMean({ letters: format.number(all), batches: batches.length })}</p>
      <Select
        label={words.batch}
        value={batches[batch]?.from ?? ''}
        disabled={busy}
        onValue={onBatch}
        options={batches.map((one, place) => ({
          value: one.from,
          label: words.batchOf({
            place: place + 1,
            count: one.letters,
            first: edge(one.first),
            last: edge(one.last),
          }),
        }))}
      />
      {next !== undefined && (
        <div class="row">
          <Button busy={busy} busyText={words.preparing} onClick={() => onBatch(next.from)}>
            {words.nextBatch({ place: batch + 2 })}
          </Button>
        </div>
      )}
    </div>
  )
}
