/** All kept comments: to change their words, or to keep them no longer. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { type KeptComment, keptCommentLengthMax } from '#contract/kept-comments.ts'
import type { CommentsInHand } from './use-kept-comments.ts'

function CommentForm(props: { comment: KeptComment; onSave: (words: string) => void }) {
  const words = useWords('marking').comments
  const [text, setText] = useState(props.comment.words)
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') props.onSave(text.trim())
      }}
    >
      <TextArea
        label={words.words}
        value={text}
        onValue={setText}
        rows={2}
        maxLength={keptCommentLengthMax}
      />
      <Button type="submit">{words.save}</Button>
    </form>
  )
}

export interface KeptCommentsDialogProps {
  open: boolean
  kept: CommentsInHand
  onClose: () => void
}

export function KeptCommentsDialog({ open, kept, onClose }: KeptCommentsDialogProps) {
  const words = useWords('marking').comments
  const [changed, setChanged] = useState<string | null>(null)
  const remove = (comment: KeptComment): void => {
    kept.remove(comment)
    toast({
      text: words.deleted,
      action: { label: words.undo, onAction: () => kept.keep(comment.words) },
    })
  }
  return (
    <Dialog
      open={open}
      title={words.title}
      onClose={onClose}
      actions={<Button onClick={onClose}>{words.close}</Button>}
    >
      <p class="soft">{words.privacy}</p>
      {kept.comments.length === 0 && <p>{words.empty}</p>}
      <ul class="plain kept-comments">
        {kept.comments.map((one) => (
          <li key={one.id}>
            {changed === one.id ? (
              <CommentForm
                comment={one}
                onSave={(text) => {
                  setChanged(null)
                  kept.change(one.id, text)
                }}
              />
            ) : (
              <>
                <p>{one.words}</p>
                <div class="row">
                  <Button onClick={() => setChanged(one.id)}>
                    {words.change}
                    <span class="for-screen-readers"> {one.words}</span>
                  </Button>
                  <Button onClick={() => remove(one)}>
                    {words.delete}
                    <span class="for-screen-readers"> {one.words}</span>
                  </Button>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
