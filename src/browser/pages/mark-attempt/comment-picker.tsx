/**
 * The kept comments, searched and chosen by keyboard: a combobox whose list stays open. While
 * nothing is searched, a digit chooses at once, and a slash is a slash after all.
 */
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import type { KeptComment } from '#contract/kept-comments.ts'
import { matchingComments, numberedMax } from './comment-choice.ts'

export interface CommentPickerProps {
  comments: readonly KeptComment[]
  onChoose: (comment: KeptComment) => void
  /** A slash was meant. */
  onSlash: () => void
  onClose: () => void
}

/** Where the arrows lead in a list of so many; null for keys that do not walk. */
function stepTo(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'PageDown') return count - 1
  if (key === 'PageUp') return 0
  return null
}

export function CommentPicker({ comments, onChoose, onSlash, onClose }: CommentPickerProps) {
  const words = useWords('marking').comments
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useState('')
  const [at, setAt] = useState(0)
  const found = matchingComments(comments, search)
  const chosen = found[Math.min(at, found.length - 1)]
  // Before the next key comes: who types « /1 » means both at once.
  useLayoutEffect(() => input.current?.focus(), [])
  useEffect(() => {
    if (chosen) document.getElementById(`${id}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, id])
  const press = (event: KeyboardEvent): void => {
    const step = stepTo(event.key, at, found.length)
    const digit = search === '' ? found[Number(event.key) - 1] : undefined
    const isDigit = /^[1-9]$/.test(event.key) && digit !== undefined
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (step !== null) setAt(step)
    else if (event.key === 'Enter') chosen && onChoose(chosen)
    else if (event.key === 'Escape') onClose()
    else if (isDigit) onChoose(digit)
    else if (event.key === '/' && search === '') onSlash()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div class="comment-picker">
      <label for={id} class="for-screen-readers">
        {words.search}
      </label>
      <input
        id={id}
        ref={input}
        class="control"
        type="text"
        role="combobox"
        autocomplete="off"
        placeholder={words.search}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${chosen.id}`}
        value={search}
        onInput={(event) => {
          setSearch(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label={words.list} class="comment-options">
        {found.map((one, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard for the whole list.
          // biome-ignore lint/a11y/useFocusableInteractive: the field above names the active option.
          <div
            key={one.id}
            id={`${id}-${one.id}`}
            role="option"
            class="comment-option"
            aria-selected={one === chosen}
            onClick={() => onChoose(one)}
          >
            {search === '' && place < numberedMax && (
              <span class="comment-digit numbers" aria-hidden="true">
                {place + 1}
              </span>
            )}
            <span>{one.words}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p class="soft small" role="status">
          {words.none}
        </p>
      )}
    </div>
  )
}
