/** The door is open: greets by first name, and lets whoever took another's card step back. */
import { useLocation, useSearch } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { OpenDoor } from '#browser/drawings/open-door.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import type { SignedIn } from '#contract/sign-in.ts'
import { goFresh } from './before-sign-out.ts'
import { arriveAt } from './enter-preau.ts'
import { HearLines } from './hear-lines.tsx'
import { leaveDevice } from './leave-device.ts'
import { nextAddressOf } from './next-address.ts'
import { useHeadingFocus } from './use-heading-focus.ts'
import './identity.css'

export function Greeting({ person }: { person: SignedIn }) {
  const words = useWords('sign-in')
  useHeadingFocus()
  const [, navigate] = useLocation()
  const search = useSearch()
  const hello = words.hello({ name: person.givenName })
  const stepBack = async (): Promise<void> => {
    await leaveDevice('active', person.personId)
    goFresh(pagePaths.signIn)
  }
  return (
    <PageShell title={words.openingTitle} heading={hello} person="nothing">
      <div class="greeting">
        <div class="greeting-drawing">
          <OpenDoor />
        </div>
        <div class="stack">
          <div class="row">
            <p>{words.helloText}</p>
            <HearLines lines={[hello, words.helloText, words.itIsMe]} signOnly />
          </div>
          <Button
            kind="primary"
            sign="next"
            wide
            onClick={() => arriveAt(nextAddressOf(search) ?? pagePaths.home, navigate)}
          >
            {words.itIsMe}
          </Button>
          <Button wide onClick={() => void stepBack()}>
            {words.notMe}
          </Button>
        </div>
      </div>
    </PageShell>
  )
}
