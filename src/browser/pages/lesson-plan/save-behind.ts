/**
 * Saves what a form held when its teacher went to another page: quietly where it works; where it
 * does not, the words come back with a way to send them again. Where a colleague wrote something else
 * meanwhile, both are told: nothing is written over what was not seen.
 */
import { toast } from '#browser/parts/announcements.ts'
import type { SendOver } from '#browser/teach/use-over-newer.ts'
import type { OtherHand } from '#contract/overtaken.ts'

export interface BehindWords {
  readonly plan: {
    readonly saved: string
    readonly notSaved: (p: { text: string }) => string
    readonly sendAgain: string
  }
  readonly newer: {
    readonly somebody: string
    readonly behind: (p: { name: string; theirs: string; text: string }) => string
    readonly overwrite: string
  }
}

interface Behind<Newer> {
  readonly send: SendOver<Newer>
  readonly text: string
  /** What the colleague wrote; empty: it was taken away. */
  readonly said: (newer: Newer) => string
  readonly words: BehindWords
}

export async function saveBehind<Newer extends OtherHand>(
  behind: Behind<Newer>,
  over: Newer | null = null,
): Promise<void> {
  const { said, send, text, words } = behind
  const result = await send(over)
  const newer = result.ok ? result.value.newer : null
  if (result.ok && newer === null) {
    toast({ text: words.plan.saved })
    return
  }
  const onAction = (): void => void saveBehind(behind, newer ?? over)
  const name = newer?.by ?? words.newer.somebody
  toast({
    kind: 'danger',
    text:
      newer === null
        ? words.plan.notSaved({ text })
        : words.newer.behind({ name, theirs: said(newer), text }),
    // It is nowhere else by now.
    stays: true,
    action: { label: newer === null ? words.plan.sendAgain : words.newer.overwrite, onAction },
  })
}
