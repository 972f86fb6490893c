/** The tags of a resource or an exercise: each is saved as it is added or taken away. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { tagLengthMax, tagsMax } from '#contract/sharing-limits.ts'

export interface TagsFieldProps {
  /** `/api/resources/…` or `/api/exercises/…` of the thing. */
  door: string
  tags: readonly string[]
  onTags: (tags: readonly string[]) => void
}

export function TagsField({ door, tags, onTags }: TagsFieldProps) {
  const words = useWords('sharing').tags
  const [typed, setTyped] = useState('')
  const act = useAct()
  const isFull = tags.length >= tagsMax
  const keep = (wish: readonly string[]): void => {
    void act.run(
      () =>
        callApi<{ tags: string[] }>(`${door}/tags`, { method: 'PUT', body: { tags: [...wish] } }),
      (kept) => {
        onTags(kept.tags)
        setTyped('')
      },
    )
  }
  return (
    <div class="stack">
      <form
        class="tags-add"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '' && !isFull) keep([...tags, typed])
        }}
      >
        <Field
          label={words.label}
          hint={isFull ? words.full : words.hint}
          optional
          value={typed}
          maxLength={tagLengthMax}
          onValue={setTyped}
        />
        <Button type="submit" busy={act.busy} disabled={isFull}>
          {words.add}
        </Button>
      </form>
      {tags.length > 0 && (
        <ul class="plain row">
          {tags.map((tag) => (
            <li key={tag} class="tags-one">
              <span lang="fr">{tag}</span>
              <Button
                sign="cross"
                signOnly
                onClick={() => keep(tags.filter((other) => other !== tag))}
              >
                {words.remove({ tag })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} live />}
    </div>
  )
}
