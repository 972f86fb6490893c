/**
 * Signing out from wherever a page offers it: asks first, does it, says when it could not. The code
 * for it is fetched when somebody leaves: nobody leaves at first sight.
 */
import { useState } from 'preact/hooks'
import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { sayPartMissing } from '#browser/parts/say-part-missing.ts'
import { useViewer } from '#browser/viewer.ts'
import { concernsBeforeSignOut, goFresh } from './before-sign-out.ts'

export interface Leaving {
  /** Asks, then signs out whoever is in front. */
  readonly leave: () => void
  /** To be put into the page; shows itself when it has something to ask. */
  readonly dialog: preact.JSX.Element | null
}

async function loadLeaving() {
  const [{ leaveDevice }, { LeaveDialog }] = await Promise.all([
    import('./leave-device.ts'),
    import('./leave-dialog.tsx'),
  ])
  return { leaveDevice, LeaveDialog }
}

type LeavingCode = Awaited<ReturnType<typeof loadLeaving>>

/** `atOnce`: nothing is asked where nothing would be lost (a shared computer). */
export function useLeaving({ atOnce = false }: { atOnce?: boolean } = {}): Leaving {
  const refusals = useWords('refusals')
  const general = useWords('general')
  const voice = useVoice()
  const format = useFormat()
  const viewer = useViewer()
  const [code, setCode] = useState<LeavingCode | null>(null)
  const [concerns, setConcerns] = useState<readonly string[] | null>(null)
  const [busy, setBusy] = useState(false)

  const go = async ({ leaveDevice }: LeavingCode): Promise<void> => {
    setBusy(true)
    const answer = await leaveDevice('active', viewer.state === 'known' ? viewer.me.personId : null)
    setBusy(false)
    setConcerns(null)
    if (answer.ok) return goFresh(pagePaths.signIn)
    const said = currentRefusalWords({ refusal: answer.refusal, refusals, general, voice, format })
    toast({ text: `${said.what} ${said.todo}`, kind: 'danger' })
  }

  const ask = (loaded: LeavingCode): void => {
    setCode(loaded)
    const now = concernsBeforeSignOut()
    if (atOnce && now.length === 0) void go(loaded)
    else setConcerns(now)
  }

  return {
    leave() {
      loadLeaving().then(ask, sayPartMissing)
    },
    dialog: code && (
      <code.LeaveDialog
        open={concerns !== null}
        act="leave"
        concerns={concerns ?? []}
        busy={busy}
        onStay={() => setConcerns(null)}
        onGo={() => void go(code)}
      />
    ),
  }
}
