/**
 * Closes a page whose person is no longer in front: another tab signed out or brought somebody
 * else. It must not go on acting under another name.
 */
import { useEffect, useState } from 'preact/hooks'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { concernsBeforeSignOut, goFresh } from './before-sign-out.ts'
import { ConcernList } from './concern-list.tsx'
import { hearOtherTabs } from './other-tabs.ts'
import { pagePerson } from './page-person.ts'

export function OtherTabsWatch({ accountId }: { accountId: string }) {
  const { person } = useWords('general')
  const tu = useVoice() === 'tu'
  // A page may open, or turn, after it was told.
  const [isOther, setIsOther] = useState(() => !pagePerson().isInFront)
  useEffect(() => hearOtherTabs((inFront) => setIsOther(inFront !== accountId)), [accountId])
  const concerns = isOther ? concernsBeforeSignOut() : []
  return (
    <Dialog
      open={isOther}
      firm
      title={person.otherTitle({ tu })}
      onClose={() => undefined}
      actions={
        <Button kind="primary" onClick={() => goFresh(pagePaths.home)}>
          {person.otherGoOn}
        </Button>
      }
    >
      <p>{person.otherMeans({ tu })}</p>
      <ConcernList concerns={concerns} />
    </Dialog>
  )
}
