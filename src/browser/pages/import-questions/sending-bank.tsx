/** A bank on its way: how much has left, how long the reading takes, and the way to stop it. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import type { BankImport, Sending } from './use-bank-import.ts'

export function SendingBank({ bank, sending }: { bank: BankImport; sending: Sending }) {
  const words = useWords('bank')
  const cancel = useWords('general').cancel
  const format = useFormat()
  if (sending.share >= 1) {
    return <Waiting label={words.reading} />
  }
  return (
    <div class="stack bank-sending">
      <Progress
        label={words.sending({ name: bank.file?.name ?? '' })}
        value={Math.round(sending.share * 100)}
        max={100}
        text={words.sentShare({ percent: format.percent(sending.share) })}
      />
      <p>
        <Button
          onClick={() => {
            bank.stop()
            toast({ text: words.stopped, kind: 'information' })
          }}
        >
          {cancel}
        </Button>
      </p>
    </div>
  )
}
