/** The address that was just made, this once: to open in the phone's calendar, or to copy. */
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button, buttonClass } from '#browser/parts/button.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Notice } from '#browser/parts/notice.tsx'

export function FeedAddress({ path }: { path: string }) {
  const words = useWords('account').calendar
  const address = new URL(path, location.href).href
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address)
      toast({ text: words.copied })
    } catch {
      toast({ text: words.copyFailed, kind: 'danger' })
    }
  }
  return (
    <div class="feed-address">
      <Notice
        kind="success"
        title={words.madeTitle}
        actions={
          <>
            {/* The scheme that phones give to their calendar. */}
            <a class={buttonClass('primary')} href={address.replace(/^https?:/, 'webcal:')}>
              <span>{words.open}</span>
            </a>
            <Button sign="copy" onClick={() => void copy()}>
              {words.copy}
            </Button>
          </>
        }
      >
        <p>{words.madeText}</p>
        <Field label={words.address} value={address} onValue={() => undefined} spellcheck={false} />
      </Notice>
    </div>
  )
}
