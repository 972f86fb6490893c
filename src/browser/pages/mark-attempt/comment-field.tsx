/** The comment under an answer, with the teacher's own kept comments at hand. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { type KeptComment, keptCommentLengthMax } from '#contract/kept-comments.ts'
import { chipsMax, opensComments, shortComment, withComment } from './comment-choice.ts'
import { CommentPicker } from './comment-picker.tsx'
import { KeptCommentsDialog } from './kept-comments-dialog.tsx'
import type { CommentsInHand } from './use-kept-comments.ts'

export interface CommentFieldProps {
  label: string
  value: string
  lengthMax: number
  kept: CommentsInHand
  onValue: (value: string) => void
}

interface KeptLineProps {
  kept: CommentsInHand
  value: string
  isOpen: boolean
  onOpen: (open: boolean) => void
  onPut: (comment: KeptComment) => void
}

/** The most used ones in one press, and what there is to do with the list. */
function KeptLine({ kept, value, isOpen, onOpen, onPut }: KeptLineProps) {
  const words = useWords('marking').comments
  const [managed, setManaged] = useState(false)
  const text = value.trim()
  const isNew = text !== '' && kept.comments.every((one) => one.words !== text)
  return (
    <>
      {kept.comments.length > 0 && (
        <fieldset class="comment-chips">
          <legend class="for-screen-readers">{words.often}</legend>
          {kept.comments.slice(0, chipsMax).map((one) => (
            <button key={one.id} type="button" class="comment-chip" onClick={() => onPut(one)}>
              {shortComment(one.words)}
            </button>
          ))}
        </fieldset>
      )}
      <div class="row">
        {kept.comments.length > 0 && (
          <Button aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
            {words.open}
          </Button>
        )}
        {isNew && text.length <= keptCommentLengthMax && (
          <Button
            sign="plus"
            onClick={() => {
              kept.keep(text)
              toast({ text: words.kept })
            }}
          >
            {words.keep}
          </Button>
        )}
        {kept.comments.length > 0 && (
          <Button onClick={() => setManaged(true)}>{words.manage}</Button>
        )}
      </div>
      {kept.trouble !== null && (
        <p class="soft small" role="status">
          {kept.trouble === 'waiting' ? words.waiting : words.refused}
        </p>
      )}
      <KeptCommentsDialog open={managed} kept={kept} onClose={() => setManaged(false)} />
    </>
  )
}

export function CommentField({ label, value, lengthMax, kept, onValue }: CommentFieldProps) {
  const words = useWords('marking').comments
  const area = useRef<HTMLTextAreaElement>(null)
  const [isOpen, setOpen] = useState(false)
  /** Where the writing goes on once the text is drawn. */
  const [caret, setCaret] = useState<number | null>(null)
  useLayoutEffect(() => {
    if (caret === null) return
    area.current?.focus()
    area.current?.setSelectionRange(caret, caret)
    setCaret(null)
  }, [caret])
  const put = (text: string): boolean => {
    const at = area.current?.selectionStart ?? value.length
    const written = withComment(value, at, text, lengthMax)
    setOpen(false)
    if (written === null) {
      toast({ text: words.noRoom, kind: 'attention' })
      return false
    }
    onValue(written.text)
    setCaret(written.caret)
    return true
  }
  const choose = (comment: KeptComment): void => {
    if (!put(comment.words)) return
    kept.use(comment.id)
    announce(words.inserted({ words: comment.words }))
  }
  const close = (): void => {
    setOpen(false)
    setCaret(area.current?.selectionStart ?? value.length)
  }
  return (
    <div class="comment-field">
      <TextArea
        label={label}
        hint={kept.comments.length > 0 ? words.shortcut : undefined}
        value={value}
        onValue={onValue}
        rows={3}
        maxLength={lengthMax}
        textRef={area}
        onKeyDown={(event) => {
          if (event.key !== '/' || kept.comments.length === 0) return
          if (!opensComments(value, event.currentTarget.selectionStart)) return
          event.preventDefault()
          setOpen(true)
        }}
      />
      {isOpen && (
        <CommentPicker
          comments={kept.comments}
          onChoose={choose}
          onSlash={() => put('/')}
          onClose={close}
        />
      )}
      <KeptLine kept={kept} value={value} isOpen={isOpen} onOpen={setOpen} onPut={choose} />
    </div>
  )
}
